package app.voda.event;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.DeadLetter.Reason;
import app.voda.id.AlarmId;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import org.junit.jupiter.api.Test;

/// What every store of dead letters promises.
public abstract class DeadLettersContract {
  protected abstract DeadLetters letters();

  protected abstract Transactions transactions();

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

  private static DeadLetter malformed(String id, String body, String why) {
    return DeadLetter.malformed(id, body, why, NOW);
  }
}
