package app.voda.room;

import static app.voda.event.EventCode.L15;
import static app.voda.event.EventCode.M11;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.R1;
import static app.voda.event.EventCode.R2;
import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EndedTurn;
import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnPlanTest {
  private static final RoomId ROOM = new RoomId("room");
  private static final MemberId LEO = new MemberId("leo");

  private final TurnPlan plan = new TurnPlan(SETTINGS);

  @Test
  void remindsFourHoursAndOneHourBeforeTheEndAndEndsTheTurnLast() {
    var turn = turn("P5D");
    var tasks = plan.tasks(ROOM, turn, NOW);
    assertThat(codes(tasks)).containsExactly(M12, M11, R1);
    assertThat(tasks)
        .extracting(Task::at)
        .containsExactly(
            turn.dueAt().minus(Duration.ofHours(4)),
            turn.dueAt().minus(Duration.ofHours(1)),
            turn.dueAt());
  }

  @Test
  void namesTasksByRoomTurnRevisionAndCodeBehindAHash() {
    var turn = new Turn(3, 2, LEO, NOW, NOW.plusSeconds(86_400), null, NOW);
    assertThat(plan.tasks(ROOM, turn, NOW))
        .extracting(task -> task.name().value())
        .allMatch(name -> name.matches("[0-9a-f]{8}-room-3-2-(M12|M11|R1)"))
        .doesNotHaveDuplicates();
    assertThat(plan.tasks(ROOM, turn, NOW)).isEqualTo(plan.tasks(ROOM, turn, NOW));
  }

  @Test
  void leavesOutRemindersWhoseTimeHasPassed() {
    var turn = turn("P1D");
    var due = turn.dueAt();
    assertThat(codesAt(turn, due.minus(Duration.ofHours(4)))).containsExactly(M12, M11, R1);
    assertThat(codesAt(turn, due.minus(Duration.ofHours(4)).plusMillis(1)))
        .containsExactly(M11, R1);
    assertThat(codesAt(turn, due.minus(Duration.ofHours(1)).plusMillis(1))).containsExactly(R1);
    assertThat(codesAt(turn, due.plus(Duration.ofDays(2)))).containsExactly(R1);
  }

  @Test
  void leavesOutRemindersOfTurnsShorterThanTheirOffset() {
    assertThat(codesAt(turn("PT2H"), NOW)).containsExactly(M11, R1);
    assertThat(codesAt(turn("PT30M"), NOW)).containsExactly(R1);
  }

  @Test
  void knowsWhatBelongsToATurnThatLives() {
    assertThat(TurnPlan.proofsOfLife(ROOM, turn("P5D")))
        .containsExactly(name(R1), name(R2), name(R1));
    assertThat(TurnPlan.proofsOfLife(ROOM, turn("P30D")))
        .containsExactly(name(R1), name(R2), hop(1), name(R1));
  }

  @Test
  void knowsWhatATurnThatEndedMayHaveLeft() {
    assertThat(TurnPlan.leftovers(ROOM, new EndedTurn(1, 0, 0)))
        .containsExactlyInAnyOrder(name(R1), name(M12), name(M11), name(L15));
    assertThat(TurnPlan.leftovers(ROOM, new EndedTurn(1, 0, 2)))
        .containsExactlyInAnyOrder(name(R1), name(M12), name(M11), name(L15), hop(1), hop(2));
  }

  @Nested
  class WhenTheEndIsFarAway {
    @Test
    void twentyDaysAreWithinReach() {
      assertThat(codesAt(turn("P20D"), NOW)).containsExactly(M12, M11, R1);
    }

    @Test
    void beyondItAHopTenDaysLaterTakesTheirPlace() {
      var tasks = plan.tasks(ROOM, turn("P21D"), NOW);
      assertThat(codes(tasks)).containsExactly(R2);
      assertThat(tasks.getFirst().name()).isEqualTo(hop(1));
      assertThat(tasks.getFirst().event().n()).isEqualTo(1);
      assertThat(tasks.getFirst().at()).isEqualTo(NOW.plus(Duration.ofDays(10)));
    }

    @Test
    void aReminderWithinReachIsNotHeldBackByTheEnd() {
      assertThat(codesAt(turn("P20DT2H"), NOW)).containsExactly(M12, R2);
    }

    @Test
    void hopsThatComeLateEnqueueNothingThatLeftoversDoNotName() {
      var turn = turn("P100D");
      var now = NOW;
      var tasks = plan.tasks(ROOM, turn, now);
      while (tasks.getLast().event().code() == R2) {
        var hop = tasks.getLast();
        now = hop.at().plus(Duration.ofDays(3));
        tasks = plan.tasks(ROOM, turn, now);
        assertThat(TurnPlan.leftovers(ROOM, turn.ended()))
            .containsAll(tasks.stream().map(Task::name).toList());
      }
      assertThat(tasks.getLast().name()).isEqualTo(name(R1));
    }

    @ParameterizedTest
    @CsvSource({
      "P20D,0",
      "P20DT1S,1",
      "P25D,1",
      "P30D,1",
      "P30DT1S,2",
      "P40D,2",
      "P100D,8",
      "P365D,35"
    })
    void hopFollowsHopUntilTheEndIsRegisteredAndLeftoversNameThemAll(String length, int hops) {
      var turn = turn(length);
      var now = NOW;
      var enqueued = new ArrayList<Task>();
      var tasks = plan.tasks(ROOM, turn, now);
      enqueued.addAll(tasks);
      while (tasks.getLast().event().code() == R2) {
        var hop = tasks.getLast();
        assertThat(hop.at()).isAfter(now).isBefore(turn.dueAt());
        now = hop.at();
        tasks = plan.tasks(ROOM, turn, now);
        enqueued.addAll(tasks);
      }
      assertThat(enqueued.stream().map(Task::event).filter(e -> e.code() == R2)).hasSize(hops);
      assertThat(tasks.getLast().name()).isEqualTo(name(R1));
      var names = enqueued.stream().map(Task::name).collect(Collectors.toSet());
      // Which the turn's Live Activities may have added.
      names.add(name(L15));
      assertThat(TurnPlan.leftovers(ROOM, turn.ended())).containsExactlyInAnyOrderElementsOf(names);
      assertThat(enqueued).allMatch(task -> !task.at().isAfter(turn.dueAt()));
    }
  }

  private static Turn turn(String length) {
    return new Turn(1, 0, LEO, NOW, NOW.plus(Duration.parse(length)), LEO, NOW);
  }

  private List<EventCode> codesAt(Turn turn, Instant now) {
    return codes(plan.tasks(ROOM, turn, now));
  }

  private static List<EventCode> codes(List<Task> tasks) {
    return tasks.stream().map(task -> task.event().code()).toList();
  }

  private static TaskName name(EventCode code) {
    return TaskName.exact(RoomEvent.of(code, ROOM, 1, 0));
  }

  private static TaskName hop(int n) {
    var event = RoomEvent.of(R2, ROOM, 1, 0);
    for (int i = 0; i < n; i++) {
      event = event.following();
    }
    return TaskName.exact(event);
  }
}
