package app.voda.room;

import app.voda.event.EventAction;
import app.voda.event.EventCode;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskQueue;
import app.voda.store.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// R1, the turn's time is over: starts the next turn, then enqueues R2 and M13 for it.
@Component
final class TurnEnd implements EventAction {
  private final Rooms rooms;
  private final TaskQueue queue;
  private final Transactions transactions;
  private final InstantSource clock;

  TurnEnd(Rooms rooms, TaskQueue queue, Transactions transactions, InstantSource clock) {
    this.rooms = rooms;
    this.queue = queue;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Set<EventCode> codes() {
    return Set.of(EventCode.R1);
  }

  @Override
  public Outcome act(RoomEvent event) {
    var ending = transactions.run(() -> end(event, clock.instant()));
    if (!ending.follows().isEmpty()) {
      queue.enqueue(ending.follows());
    }
    return ending.outcome();
  }

  /// What a callback committed, and what follows from it.
  private record Ending(Outcome outcome, List<Task> follows) {
    static Ending of(Outcome outcome) {
      return new Ending(outcome, List.of());
    }
  }

  private Ending end(RoomEvent event, Instant now) {
    var room = rooms.find(event.room()).orElse(null);
    if (room == null) {
      return Ending.of(Outcome.ignored(Why.ROOM_GONE));
    }
    var turn = room.turn();
    if (turn.number() == event.turn() + 1) {
      // Perhaps the call that passed the turn died before it enqueued what follows.
      return new Ending(Outcome.ignored(Why.TURN_OVER), follows(room, now));
    }
    if (!turn.is(event.turn(), event.revision())) {
      return Ending.of(
          Outcome.ignored(
              turn.number() > event.turn()
                  ? Why.TURN_OVER
                  : turn.isPast(event.turn(), event.revision())
                      ? Why.REVISION_OVER
                      : Why.NEVER_CAME));
    }
    var change = room.lapse(now).orElse(null);
    if (change == null) {
      return Ending.of(new Outcome.TryAgain(turn.dueAt(), "the turn is not over"));
    }
    var next = change.room().orElseThrow();
    rooms.save(next);
    return new Ending(Outcome.DONE, follows(next, now));
  }

  private static List<Task> follows(Room room, Instant now) {
    var register = Task.following(room.turn().event(EventCode.R2, room.id()), now);
    return room.turn().isNewsToTheWriter()
        ? List.of(register, Task.following(room.turn().event(EventCode.M13, room.id()), now))
        : List.of(register);
  }
}
