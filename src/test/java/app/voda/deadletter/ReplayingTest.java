package app.voda.deadletter;

import static app.voda.deadletter.Replayed.Result.ALREADY_REPLAYED;
import static app.voda.deadletter.Replayed.Result.NO_LONGER_TRUE;
import static app.voda.deadletter.Replayed.Result.REPLAYED;
import static app.voda.deadletter.Replayed.Result.STILL_MALFORMED;
import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.alarm.Stale;
import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.EventCode;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.QueueUnavailable;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.room.RoomEdit;
import app.voda.room.WritingPeriod;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A dead letter's second life.
class ReplayingTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final DeadRoom it = new DeadRoom(STORE);

  private Replayed.Result replay(String letter) {
    return it.replaying.replay(letter).result();
  }

  @Test
  void reachesWhoLacksItOnceAndNobodyElse() {
    var letter = it.dies(it.diary());
    assertThat(replay(letter)).isEqualTo(REPLAYED);
    assertThat(it.deliver()).containsExactly(Outcome.DONE);
    assertThat(it.phones.tokens()).containsExactly(it.tablet);
    assertThat(it.letter(letter).replays()).isEqualTo(1);
    assertThat(it.letter(letter).replayedAt()).isEqualTo(it.clock.instant());
  }

  @Test
  void ofAPayloadThatWasRefusedSendsItAgain() {
    var letter = it.dies(it.diary(), new Delivery.Refused("too big"));
    assertThat(replay(letter)).isEqualTo(REPLAYED);
    it.deliver();
    assertThat(it.phones.tokens()).containsExactly(it.tablet);
  }

  @Test
  void askedForTwiceHappensOnce() {
    var letter = it.dies(it.diary());
    replay(letter);
    it.clock.advance(Duration.ofMinutes(5));
    assertThat(replay(letter)).isEqualTo(ALREADY_REPLAYED);
    assertThat(it.queue.held()).hasSize(1);
    it.deliver();
    it.phones.forget();
    assertThat(replay(letter)).isEqualTo(ALREADY_REPLAYED);
    it.deliver();
    assertThat(it.phones.sent()).isEmpty();
    assertThat(it.letter(letter).replays()).isEqualTo(1);
  }

  @Test
  void askedForAtOnceHappensOnce() {
    for (int round = 0; round < 5; round++) {
      var other = new DeadRoom(STORE);
      var letter = other.dies(other.diary());
      var results = Together.times(6, _ -> other.replaying.replay(letter).result());
      assertThat(results).containsOnlyOnce(REPLAYED).contains(ALREADY_REPLAYED).hasSize(6);
      assertThat(other.queue.held()).hasSize(1);
      assertThat(other.letter(letter).replays()).isEqualTo(1);
    }
  }

  @Test
  void whoseTaskWasNeverEnqueuedIsMendedByAskingAgain() {
    var letter = it.dies(it.diary());
    it.queue.goDown();
    assertThatThrownBy(() -> replay(letter)).isInstanceOf(QueueUnavailable.class);
    assertThat(it.letter(letter).replayedAt()).isNotNull();
    it.queue.comeBack();
    it.clock.advance(Duration.ofMinutes(5));
    assertThat(replay(letter)).isEqualTo(ALREADY_REPLAYED);
    assertThat(it.deliver()).containsExactly(Outcome.DONE);
    assertThat(it.phones.tokens()).containsExactly(it.tablet);
  }

  @Test
  void enqueuesNothingOnceItsDayIsOver() {
    var letter = it.dies(it.diary());
    replay(letter);
    it.queue.forgetCalls();
    it.clock.advance(Duration.ofHours(24));
    assertThat(replay(letter)).isEqualTo(ALREADY_REPLAYED);
    assertThat(it.queue.enqueued()).isEmpty();
  }

  @Nested
  class ThatFailsToo {
    private final String letter = it.dies(it.diary());

    ThatFailsToo() {
      replay(letter);
      it.phones.answers(it.tablet, DeadRoom.DOWN);
    }

    @Test
    void isTriedForADayAndIsThenTheSameDeadLetter() {
      it.clock.advance(Duration.ofHours(24).minusMillis(1));
      assertThat(it.deliver()).first().isInstanceOf(Outcome.TryAgain.class);
      it.clock.advance(Duration.ofMillis(1));
      assertThat(it.deliver()).containsExactly(Outcome.ignored(Why.GIVEN_UP));
      assertThat(it.letter(letter).replayedAt()).isNull();
      assertThat(it.letter(letter).replays()).isEqualTo(1);
    }

    @Test
    void canBeReplayedAgain() {
      it.clock.advance(Duration.ofHours(24));
      it.deliver();
      it.queue.purge();
      it.phones.answers(it.tablet, Delivery.ACCEPTED);
      it.phones.forget();
      assertThat(replay(letter)).isEqualTo(REPLAYED);
      assertThat(it.deliver()).containsExactly(Outcome.DONE);
      assertThat(it.phones.tokens()).containsExactly(it.tablet);
      assertThat(it.letter(letter).replays()).isEqualTo(2);
    }

    @Test
    void canBeReplayedAgainThoughItWasDeletedMeanwhile() {
      STORE.deadLetters().delete(letter);
      it.clock.advance(Duration.ofHours(24));
      it.deliver();
      it.queue.purge();
      it.phones.answers(it.tablet, Delivery.ACCEPTED);
      it.phones.forget();
      assertThat(replay(letter)).isEqualTo(REPLAYED);
      it.deliver();
      assertThat(it.phones.tokens()).containsExactly(it.tablet);
    }
  }

  @Nested
  class WhenItIsNoLongerTrue {
    private void says(String letter, Stale why) {
      var before = it.letter(letter);
      var said = it.replaying.replay(letter);
      assertThat(said).isEqualTo(new Replayed(letter, NO_LONGER_TRUE, why.sentence()));
      assertThat(it.queue.enqueued()).isEmpty();
      assertThat(it.letter(letter)).isEqualTo(before);
    }

    @Test
    void ofATurnThatIsOver() {
      var letter = it.dies(it.turnBegun());
      it.change(room -> room.post(it.mina.id(), 2, it.clock.instant()));
      says(letter, Stale.TURN_OVER);
    }

    @Test
    void ofATurnWhoseTimeIsOver() {
      var letter = it.dies(it.turnBegun());
      it.clock.set(it.room().turn().dueAt());
      says(letter, Stale.TURN_OVER);
    }

    @Test
    void toWhoHasLeft() {
      var letter = it.dies(it.diary());
      it.change(room -> room.leave(it.mina.id(), it.clock.instant()));
      says(letter, Stale.MEMBER_GONE);
    }

    @Test
    void inARoomThatIsGone() {
      var letter = it.dies(it.diary());
      it.delete();
      says(letter, Stale.ROOM_GONE);
    }

    @Test
    void ofADiaryThatIsTooOld() {
      var letter = it.dies(it.diary());
      it.clock.set(NOW.plus(Duration.ofDays(28)));
      says(letter, Stale.TOO_OLD);
    }

    @Test
    void ofAnEndThatWasMoved() {
      it.clock.set(it.room().turn().dueAt().minus(Duration.ofHours(4)));
      var reminder = RoomEvent.of(EventCode.M12, it.opened.id(), 2, 0);
      var letter = it.dies(reminder, new Delivery.Refused("too big"));
      var longer = new RoomEdit(new WritingPeriod(Duration.ofDays(6)), null, null, null);
      it.change(room -> room.edit(longer, it.clock.instant()));
      says(letter, Stale.TURN_MOVED);
    }

    @Test
    void ofAFriendWhoHasLeft() {
      STORE.nudges().add(it.opened.id(), 2, it.leo.id(), it.clock.instant());
      var letter = it.dies(RoomEvent.nudged(it.opened.id(), 2, 0, it.leo.id()));
      it.change(room -> room.leave(it.leo.id(), it.clock.instant()));
      says(letter, Stale.NUDGER_GONE);
    }

    @Test
    void alsoThoughItWasReplayedBefore() {
      var letter = it.dies(it.diary());
      replay(letter);
      it.queue.forgetCalls();
      it.delete();
      says(letter, Stale.ROOM_GONE);
    }

    @Test
    void andBecameSoAfterTheReplayNobodyIsTold() {
      var letter = it.dies(it.diary());
      replay(letter);
      it.change(room -> room.leave(it.mina.id(), it.clock.instant()));
      assertThat(it.deliver()).containsExactly(Outcome.ignored(Why.NO_LONGER_TRUE));
      assertThat(it.phones.sent()).isEmpty();
    }

    @Test
    void andItsTurnEndedAfterTheReplayItIsDeadAgain() {
      var letter = it.dies(it.turnBegun());
      replay(letter);
      it.change(room -> room.post(it.mina.id(), 2, it.clock.instant()));
      assertThat(it.deliver()).containsExactly(Outcome.ignored(Why.GIVEN_UP));
      assertThat(it.phones.sent()).isEmpty();
      assertThat(it.letter(letter).replayedAt()).isNull();
    }
  }

  @Test
  void ofATurnThatWasOnlyRegisteredAnewIsStillTrue() {
    it.clock.set(it.room().turn().dueAt().minus(Duration.ofHours(4)));
    var letter =
        it.dies(RoomEvent.of(EventCode.M12, it.opened.id(), 2, 0), new Delivery.Refused("no"));
    it.change(room -> room.registerAnew(it.clock.instant()));
    assertThat(replay(letter)).isEqualTo(REPLAYED);
    assertThat(it.deliver()).containsExactly(Outcome.DONE);
    assertThat(it.phones.tokens()).containsExactly(it.tablet);
  }

  @Test
  void ofATurnThatWasExtendedIsTrueUntilItsNewEnd() {
    var letter = it.dies(it.turnBegun());
    var end = it.room().turn().dueAt();
    var longer = new RoomEdit(new WritingPeriod(Duration.ofDays(6)), null, null, null);
    it.change(room -> room.edit(longer, it.clock.instant()));
    it.clock.set(end);
    assertThat(replay(letter)).isEqualTo(REPLAYED);
    assertThat(it.deliver()).containsExactly(Outcome.DONE);
    assertThat(it.phones.sent())
        .extracting(Push::until)
        .containsExactly(end.plus(Duration.ofDays(1)));
  }

  @Nested
  class OfAMemberWhoHasWithdrawn {
    private final String letter = it.dies(it.diary());

    @Test
    void reachesNobodyThoughTheirPhoneIsSomebodyElsesNow() {
      it.change(room -> room.leave(it.mina.id(), it.clock.instant()));
      withdraw();
      STORE.devices().save(Samples.device(it.leo.id(), it.tablet, it.clock.instant()));
      assertThat(replay(letter)).isEqualTo(NO_LONGER_TRUE);
      assertThat(it.queue.held()).isEmpty();
    }

    @Test
    void reachesNobodyThoughTheyWithdrewAfterTheReplay() {
      replay(letter);
      withdraw();
      STORE.devices().save(Samples.device(it.leo.id(), it.tablet, it.clock.instant()));
      assertThat(it.deliver()).containsExactly(Outcome.ignored(Why.WRITER_GONE));
      assertThat(it.phones.sent()).isEmpty();
      assertThat(replay(letter)).isEqualTo(NO_LONGER_TRUE);
    }

    private void withdraw() {
      STORE.devices().deleteOf(it.mina.id());
      STORE.members().delete(it.mina.id());
      STORE.alarms().deleteOf(it.mina.id(), 100);
    }
  }

  @Test
  void ofALiveActivitySaysThatThereIsNothingToTell() {
    var id = Samples.id();
    var body = it.json.write(RoomEvent.of(EventCode.L15, it.opened.id(), 2, 0));
    STORE
        .deadLetters()
        .add(
            new DeadLetter(
                id, Reason.REFUSED, EventCode.L15, it.mina.id(), null, body, "no", NOW, 0, null));
    assertThat(replay(id)).isEqualTo(NO_LONGER_TRUE);
    assertThat(it.queue.enqueued()).isEmpty();
  }

  @Nested
  class OfABodyThatCouldNotBeRead {
    @Test
    void saysSoWhileItStillCannot() {
      var letter = it.malformed("{\"code\":\"X9\"}");
      var before = it.letter(letter);
      assertThat(replay(letter)).isEqualTo(STILL_MALFORMED);
      assertThat(it.letter(letter)).isEqualTo(before);
      assertThat(it.queue.enqueued()).isEmpty();
    }

    @Test
    void tellsEveryoneItConcernsThoughItsTimeWasLongAgo() {
      var letter = it.malformed(it.json.write(it.diary()));
      it.clock.advance(Duration.ofDays(3));
      assertThat(replay(letter)).isEqualTo(REPLAYED);
      assertThat(replay(letter)).isEqualTo(ALREADY_REPLAYED);
      assertThat(it.deliver()).containsExactly(Outcome.DONE);
      assertThat(it.phones.tokens()).containsExactlyInAnyOrder(it.phone, it.tablet);
    }

    @Test
    void takesTheRoomsEventsToo() {
      var end = RoomEvent.of(EventCode.R1, it.opened.id(), 2, 0);
      assertThat(replay(it.malformed(it.json.write(end)))).isEqualTo(REPLAYED);
      assertThat(it.queue.held())
          .extracting(Task::event)
          .extracting(RoomEvent::code)
          .isEqualTo(List.of(EventCode.R1));
    }
  }
}
