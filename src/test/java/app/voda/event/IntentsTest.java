package app.voda.event;

import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.Outcome.Why;
import app.voda.id.RoomId;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntentsTest {
  private static final RoomEvent NEXT = RoomEvent.of(EventCode.R2, new RoomId("r"), 2, 0);
  private static final RoomEvent TOLD = RoomEvent.of(EventCode.M13, new RoomId("r"), 2, 0);

  private final SettableClock clock = new SettableClock(NOW);
  private final Intents intents = new Intents(Samples::id, clock, SETTINGS);

  @Test
  void areASecondAheadInTheirOrderAndSayWhenTheyWereMade() {
    var tasks = intents.tasks(List.of(NEXT, TOLD), NOW);
    assertThat(tasks)
        .extracting(Task::event)
        .containsExactly(NEXT.intendedAt(NOW), TOLD.intendedAt(NOW));
    assertThat(tasks).extracting(Task::at).containsOnly(NOW.plusSeconds(1));
  }

  @Test
  void comeAgainUntilTheyMustHaveSettledByTheTimeInTheirBody() {
    var settled = NOW.plus(Duration.ofMinutes(1));
    clock.set(settled.minusMillis(1));
    assertThat(intents.notVisible(NEXT.intendedAt(NOW)))
        .isEqualTo(new Outcome.TryAgain(settled, "not committed yet"));
    clock.set(settled);
    assertThat(intents.notVisible(NEXT.intendedAt(NOW))).isEqualTo(Outcome.ignored(Why.NEVER_CAME));
    assertThat(intents.notVisible(NEXT.intendedAt(NOW), Why.ROOM_GONE))
        .isEqualTo(Outcome.ignored(Why.ROOM_GONE));
  }

  @Test
  void whatFollowsFromCommittedStateIsNeverTooYoung() {
    assertThat(intents.notVisible(NEXT)).isEqualTo(Outcome.ignored(Why.NEVER_CAME));
  }

  @Test
  void leaveAThirdOfTheTimeForTheCommit() {
    assertThat(SETTINGS.commitWindow()).isEqualTo(Duration.ofSeconds(20));
  }
}
