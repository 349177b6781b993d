package app.voda.event;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.Outcome.TryAgain;
import app.voda.event.Outcome.Why;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What two actions on one event come to, whichever is asked first.
class OutcomeTest {
  private static final Instant SOON = Instant.parse("2026-03-01T09:00:00Z");
  private static final Outcome AGAIN = new TryAgain(SOON, "one device waits");
  // Each counts more than those after it.
  private static final List<Outcome> RANKS =
      List.of(
          AGAIN,
          Outcome.ignored(Why.GIVEN_UP),
          Outcome.DONE,
          Outcome.ignored(Why.WRITER_GONE),
          Outcome.ignored(Why.NOTHING_LEFT));

  @Test
  void whatMattersMoreIsNeverMasked() {
    for (int i = 0; i < RANKS.size(); i++) {
      for (var lesser : RANKS.subList(i, RANKS.size())) {
        assertThat(Outcome.both(RANKS.get(i), lesser)).isEqualTo(RANKS.get(i));
        assertThat(Outcome.both(lesser, RANKS.get(i))).isEqualTo(RANKS.get(i));
      }
    }
  }

  @Test
  void bothAreTriedAgainAtTheEarlierTime() {
    var later = new TryAgain(SOON.plusSeconds(60), "another waits longer");
    assertThat(Outcome.both(later, AGAIN)).isEqualTo(AGAIN);
    assertThat(Outcome.both(AGAIN, later)).isEqualTo(AGAIN);
  }
}
