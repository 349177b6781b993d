package app.voda.simulation;

import app.voda.device.Transport;
import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.event.TaskName;
import app.voda.id.RoomId;
import app.voda.room.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What must be true of the queue once a world is calm: each room has its turn's end in it, and
/// nothing waits for what is over.
final class Planning {
  private static final Set<EventCode> OF_A_TURN =
      EnumSet.of(EventCode.R1, EventCode.M11, EventCode.M12, EventCode.L15);

  private static final Set<EventCode> ALARMS =
      EnumSet.of(EventCode.M2, EventCode.M11, EventCode.M12, EventCode.M13, EventCode.N1);
  private static final Duration LONGEST_RETRY = Duration.ofHours(24);

  private final World world;
  private final People people;

  Planning(World world, People people) {
    this.world = world;
    this.people = people;
  }

  void isRight() {
    world.ledger.living().forEach(this::hasOneEnd);
    world.ledger.rooms.values().forEach(this::nothingIsPlannedForWhatIsOver);
    nothingElseIsPlannedForTheDead();
    nothingIsOverdue();
  }

  void hasOneEnd(Room room) {
    var turn = room.turn();
    var mine = pending(room.id());
    long ends =
        mine.stream()
            .map(held -> held.task().event())
            .filter(event -> turn.is(event.turn(), event.revision()))
            .filter(WorldQueue::isAnEnd)
            .count();
    world.ledger.require(
        ends == 1, () -> "%d ends of %s among %s".formatted(ends, turn, tasks(mine)));
  }

  /// The last time for which something is planned for rooms that are dead; now if nothing is.
  Instant untilTheDeadHaveNothing() {
    return world.queue.pending().stream()
        .filter(held -> isOfTheDead(held))
        .map(held -> held.task().at())
        .reduce(world.now(), (one, other) -> one.isAfter(other) ? one : other);
  }

  void nothingIsPlannedForTheDead() {
    var left = world.queue.pending().stream().filter(held -> isOfTheDead(held)).toList();
    world.ledger.require(left.isEmpty(), () -> "planned for dead rooms: " + tasks(left));
  }

  // "What still waits elsewhere ends with ROOM_GONE at its time": but that is the reminders and
  // ends of turns, of which some call was slower than the room's end; all else was due at once.
  private void nothingElseIsPlannedForTheDead() {
    var left =
        world.queue.pending().stream()
            .filter(held -> isOfTheDead(held))
            .filter(held -> !isOfATurn(held))
            .toList();
    world.ledger.require(left.isEmpty(), () -> "planned for dead rooms: " + tasks(left));
  }

  // Whatever was due before the world became calm has been done by now; an intent that never came
  // too.
  private void nothingIsOverdue() {
    var latest = world.now().minus(world.queue.settles());
    var left =
        world.queue.pending().stream()
            .filter(held -> held.task().at().isBefore(latest))
            .filter(held ->
                held.task().at().isBefore(latest.minus(LONGEST_RETRY))
                    || !isForALostPhone(held.task().event()))
            .toList();
    world.ledger.require(left.isEmpty(), () -> "long due: " + tasks(left));
  }

  // A phone that had gone before its registration came: APNs says since when, and "unless our
  // registration is later" the token stays. It is tried as long as the alarm is true.
  private boolean isForALostPhone(RoomEvent event) {
    var room = event.roomId();
    var states = room == null ? null : world.ledger.rooms.get(room);
    var lives = states == null ? null : states.getLast().room();
    return lives != null
        && ALARMS.contains(event.code())
        && world.phones.all().stream()
            .filter(phone -> phone.goneSince != null && phone.transport == Transport.APNS)
            .flatMap(phone -> world.ledger.holder(phone.token.deviceId()).stream())
            .anyMatch(lives.circle()::has);
  }

  private void nothingIsPlannedForWhatIsOver(List<Ledger.State> states) {
    for (int i = 0; i + 1 < states.size(); i++) {
      nothingIsPlannedFor(states.get(i), states.get(i + 1));
    }
  }

  // What was planned for a turn that is over has been deleted, unless the call that planned it
  // began before the turn's end and was slower than it: that ends by itself, at its time.
  private void nothingIsPlannedFor(Ledger.State over, Ledger.State next) {
    var room = over.room();
    var later = next.room();
    if (room == null
        || (later != null && later.turn().equals(room.turn()))
        // What would have deleted it was lost.
        || next.number() <= people.purgedAt) {
      return;
    }
    var turn = room.turn();
    var left =
        pending(room.id()).stream()
            .filter(held ->
                isOfATurn(held)
                    && turn.is(held.task().event().turn(), held.task().event().revision()))
            .filter(held -> held.enqueuedAt() < next.number() || held.plannedAt() >= next.number())
            .filter(held -> !mayOweWhatFollows(held.task().event()))
            .toList();
    world.ledger.require(
        left.isEmpty(), () -> "planned for %s, which is over: %s".formatted(turn, tasks(left)));
  }

  // The R1 of a turn that lapsed is left alone, whichever revision it names: it ends by itself.
  private boolean mayOweWhatFollows(RoomEvent end) {
    return end.code() == EventCode.R1
        && world.ledger.rooms.getOrDefault(end.room(), List.of()).stream()
            .map(Ledger.State::room)
            .anyMatch(room ->
                room != null
                    && room.turn().number() == end.turn() + 1
                    && room.turn().startedBy() == null);
  }

  private static boolean isOfATurn(WorldQueue.Planned held) {
    var event = held.task().event();
    return OF_A_TURN.contains(event.code()) || WorldQueue.isHop(event);
  }

  private boolean isOfTheDead(WorldQueue.Planned held) {
    var room = held.task().event().roomId();
    return room != null && world.ledger.isDead(room);
  }

  private List<WorldQueue.Planned> pending(RoomId room) {
    return world.queue.pending().stream()
        .filter(held -> room.equals(held.task().event().roomId()))
        .toList();
  }

  private static List<TaskName> tasks(List<WorldQueue.Planned> held) {
    return held.stream().map(h -> h.task().name()).toList();
  }
}
