package app.voda.room;

import static app.voda.event.EventCode.L15;
import static app.voda.event.EventCode.M11;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.R1;
import static app.voda.event.EventCode.R2;

import app.voda.event.EndedTurn;
import app.voda.event.EventCode;
import app.voda.event.EventSettings;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.id.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which tasks a turn needs. Pure: the same turn at the same time needs the same tasks.
public final class TurnPlan {
  // Cloud Tasks schedules at most 30 days ahead and keeps a task for 31: with hops of 10 days once
  // a task is more than 20 days away, a hop that comes late by days still finds it within reach.
  static final Duration HORIZON = Duration.ofDays(20);
  static final Duration HOP = Duration.ofDays(10);

  private final EventSettings settings;

  public TurnPlan(EventSettings settings) {
    this.settings = settings;
  }

  /// The tasks to register now, R1 last: who finds R1 in the queue knows that all are there.
  public List<Task> tasks(RoomId room, Turn turn, Instant now) {
    var tasks = new ArrayList<Task>();
    for (var reminder : List.of(M12, M11)) {
      var at = reminderAt(reminder, turn);
      if (!at.isBefore(now) && within(at, now)) {
        tasks.add(Task.following(turn.event(reminder, room), at));
      }
    }
    if (within(turn.dueAt(), now)) {
      tasks.add(Task.following(turn.event(R1, room), turn.dueAt()));
    } else {
      int next = nextHop(turn, now);
      tasks.add(Task.following(withStep(turn.event(R2, room), next), hopAt(turn, next)));
    }
    return tasks;
  }

  /// When a reminder of this turn is due.
  public Instant reminderAt(EventCode reminder, Turn turn) {
    return turn.dueAt().minus(offset(reminder));
  }

  /// Whether the registration of this turn's revision brings a reminder, and not only its end,
  /// because that was still to come.
  public boolean brings(EventCode reminder, Turn turn) {
    return !reminderAt(reminder, turn).isBefore(turn.changedAt());
  }

  /// How long before the end a reminder comes.
  public Duration offset(EventCode reminder) {
    return reminder == M12 ? settings.m12Before() : settings.m11Before();
  }

  /// The names under which a turn that ended may still have tasks.
  public static List<TaskName> leftovers(RoomId room, EndedTurn ended) {
    var events =
        Stream.of(R1, M12, M11, L15)
            .map(code -> RoomEvent.of(code, room, ended.turn(), ended.revision()));
    return Stream.concat(
            events, hops(RoomEvent.of(R2, room, ended.turn(), ended.revision()), ended.hops()))
        .map(TaskName::exact)
        .toList();
  }

  /// The names of which at least one is in the queue while a turn's registration lives, in the
  /// order in which to ask. The end twice: what registers it may do so, and be gone, in between.
  public static List<TaskName> proofsOfLife(RoomId room, Turn turn) {
    var register = turn.event(R2, room);
    var end = turn.event(R1, room);
    return Stream.of(Stream.of(end, register), hops(register, hops(turn)), Stream.of(end))
        .flatMap(events -> events)
        .map(TaskName::exact)
        .toList();
  }

  /// How many hops a turn of this length may need.
  static int hops(Turn turn) {
    var beyond = Duration.between(turn.startsAt(), turn.dueAt()).minus(HORIZON);
    return beyond.isPositive() ? (int) beyond.plus(HOP).minusNanos(1).dividedBy(HOP) : 0;
  }

  private static Stream<RoomEvent> hops(RoomEvent register, int hops) {
    return IntStream.rangeClosed(1, hops).mapToObj(n -> withStep(register, n));
  }

  // Hops keep to a grid that starts with the turn's registration: whichever call registers, and
  // however late, it comes to the same next hop under the same name.
  private static int nextHop(Turn turn, Instant now) {
    return 1 + Math.max(0, (int) Duration.between(turn.changedAt(), now).dividedBy(HOP));
  }

  /// When a hop of this turn is due.
  static Instant hopAt(Turn turn, int hop) {
    return turn.changedAt().plus(HOP.multipliedBy(hop));
  }

  private static RoomEvent withStep(RoomEvent event, int n) {
    return n == 1 ? event.following() : withStep(event, n - 1).following();
  }

  /// Whether a task may be enqueued now for that time.
  public static boolean within(Instant at, Instant now) {
    return !at.isAfter(now.plus(HORIZON));
  }
}
