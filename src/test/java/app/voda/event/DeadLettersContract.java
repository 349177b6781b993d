package app.voda.event;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.DeadLetter.Reason;
import app.voda.id.AlarmId;
import app.voda.store.Cursor;
import app.voda.store.PageRequest;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import app.voda.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What every store of dead letters promises.
public abstract class DeadLettersContract {
  protected abstract DeadLetters letters();

  protected abstract Transactions transactions();

  /// The clock by which letters grow old.
  protected abstract SettableClock clock();

  @BeforeEach
  void setTheClock() {
    clock().set(NOW);
  }

  @Test
  void findsALetterAsItWasKept() {
    var letter =
        new DeadLetter(
            Samples.id(),
            Reason.REFUSED,
            EventCode.M2,
            Samples.memberId(),
            new AlarmId(Samples.id()),
            "{}",
            "why",
            NOW,
            0,
            null);
    letters().add(letter);
    assertThat(letters().find(letter.id())).contains(letter);
    assertThat(letters().find(Samples.id())).isEmpty();
  }

  @Test
  void keepsABodyThatIsNoEventHoweverLong() {
    var letter = malformed(Samples.id(), "{".repeat(100_000), "not JSON");
    letters().add(letter);
    assertThat(letters().find(letter.id())).contains(letter);
  }

  @Test
  void shortensADetailThatIsTooLong() {
    var letter = malformed(Samples.id(), "", "x".repeat(5000));
    letters().add(letter);
    assertThat(letters().find(letter.id()).orElseThrow().detail()).startsWith("xxx");
  }

  @Test
  void keepsTheFirstOfOneId() {
    var first = malformed(Samples.id(), "{", "first");
    letters().add(first);
    letters().add(malformed(first.id(), "{", "second"));
    assertThat(letters().find(first.id())).contains(first);
  }

  @Test
  void keepsOneOfTwoAtOnce() {
    for (int round = 0; round < 20; round++) {
      var id = Samples.id();
      var ends =
          Together.run(
              4,
              i ->
                  () -> {
                    letters().add(malformed(id, "{", "why " + i));
                    return true;
                  });
      assertThat(ends).allMatch(end -> !end.failed());
      assertThat(letters().find(id)).isPresent();
    }
  }

  @Nested
  class WhenReplayed {
    private final DeadLetter letter = malformed(Samples.id(), "{", "first");

    @BeforeEach
    void replay() {
      letters().add(letter);
      letters().markReplayed(letter.replayed(NOW.plusMillis(7)));
    }

    @Test
    void aLetterSaysWhenAndHowOften() {
      assertThat(found()).isEqualTo(letter.replayed(NOW.plusMillis(7)));
      assertThat(found().replays()).isEqualTo(1);
    }

    @Test
    void itIsDeadAgainWhenItDiesAgain() {
      assertThat(letters().add(malformed(letter.id(), "{", "again", NOW.plusSeconds(9)))).isTrue();
      assertThat(found().replayedAt()).isNull();
      assertThat(found().replays()).isEqualTo(1);
      assertThat(found().detail()).isEqualTo("again");
      assertThat(found().at()).isEqualTo(NOW.plusSeconds(9));
      assertThat(letters().add(malformed(letter.id(), "{", "and again"))).isFalse();
      letters().markReplayed(found().replayed(NOW.plusSeconds(10)));
      assertThat(found().replays()).isEqualTo(2);
    }

    private DeadLetter found() {
      return letters().find(letter.id()).orElseThrow();
    }
  }

  @Nested
  class InAList {
    @BeforeEach
    void throwAwayWhatOthersLeft() {
      listed(null, 100).forEach(letters()::delete);
    }

    @Test
    void theLastToDieComesFirstAcrossPagesAndEqualTimes() {
      var ids = new ArrayList<String>();
      for (int i = 0; i < 7; i++) {
        ids.addFirst(kept(Reason.GIVEN_UP, i + Samples.id(), NOW.minusSeconds(10 - i / 3)));
      }
      for (int size = 1; size <= 8; size++) {
        assertThat(listed(null, size)).containsExactlyElementsOf(ids);
      }
    }

    @Test
    void aReasonStandsAlone() {
      var ids = new ArrayList<String>();
      for (int i = 0; i < 4; i++) {
        kept(Reason.REFUSED, i + Samples.id(), NOW.minusSeconds(9 - i));
        ids.addFirst(kept(Reason.GIVEN_UP, i + Samples.id(), NOW.minusSeconds(9 - i)));
      }
      assertThat(listed(Reason.GIVEN_UP, 3)).containsExactlyElementsOf(ids);
      assertThat(listed(Reason.REFUSED, 3)).hasSize(4);
      assertThat(listed(Reason.MALFORMED, 3)).isEmpty();
      assertThat(listed(null, 3)).hasSize(8);
    }

    @Test
    void aReplayedOneKeepsItsPlaceAndOneThatDiedAgainComesFirst() {
      var old = kept(Reason.REFUSED, Samples.id(), NOW.minusSeconds(9));
      var newer = kept(Reason.REFUSED, Samples.id(), NOW);
      letters().markReplayed(letters().find(old).orElseThrow().replayed(NOW));
      assertThat(listed(null, 2)).containsExactly(newer, old);
      kept(Reason.REFUSED, old, NOW.plusSeconds(1));
      assertThat(listed(null, 2)).containsExactly(old, newer);
    }
  }

  @Test
  void forgetsALetterAfterThirtyDays() {
    var id = kept(Reason.GIVEN_UP, Samples.id(), NOW);
    clock().advance(Duration.ofDays(30).minusMillis(1));
    assertThat(letters().find(id)).isPresent();
    assertThat(listed(Reason.GIVEN_UP, 100)).contains(id);
    clock().advance(Duration.ofMillis(1));
    assertThat(letters().find(id)).isEmpty();
    assertThat(listed(Reason.GIVEN_UP, 100)).doesNotContain(id);
    assertThat(letters().delete(id)).isFalse();
  }

  @Test
  void keepsAnewWhatDiesAgainAfterItWasForgotten() {
    var id = kept(Reason.GIVEN_UP, Samples.id(), NOW);
    clock().advance(Duration.ofDays(31));
    assertThat(letters().add(malformed(id, "{", "again", clock().instant()))).isTrue();
    assertThat(letters().find(id).orElseThrow().at()).isEqualTo(clock().instant());
  }

  @Test
  void deletesALetterOnce() {
    var id = kept(Reason.GIVEN_UP, Samples.id(), NOW);
    assertThat(letters().delete(id)).isTrue();
    assertThat(letters().find(id)).isEmpty();
    assertThat(letters().delete(id)).isFalse();
    assertThat(letters().add(malformed(id, "{", "again"))).isTrue();
  }

  private String kept(Reason reason, String id, Instant at) {
    letters()
        .add(
            new DeadLetter(
                id,
                reason,
                EventCode.M2,
                Samples.memberId(),
                new AlarmId(Samples.id()),
                "{}",
                "why",
                at,
                0,
                null));
    return id;
  }

  private List<String> listed(@Nullable Reason reason, int size) {
    var ids = new ArrayList<String>();
    @Nullable Cursor after = null;
    do {
      var page = letters().of(reason, new PageRequest(after, size));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
      page.items().forEach(letter -> ids.add(letter.id()));
      after = page.nextCursor() == null ? null : Cursor.parse(page.nextCursor());
    } while (after != null);
    return ids;
  }

  private static DeadLetter malformed(String id, String body, String why, Instant at) {
    return DeadLetter.malformed(id, body, why, at);
  }

  private static DeadLetter malformed(String id, String body, String why) {
    return DeadLetter.malformed(id, body, why, NOW);
  }
}
