package app.voda.room;

import app.voda.event.EndedTurn;
import app.voda.event.EventAction;
import app.voda.event.EventCode;
import app.voda.event.EventSettings;
import app.voda.event.Intents;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// R2, register the turn's tasks. Level-triggered: whichever turn it names, it registers the one
/// that is current.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE) // Whatever else an R2 brings about, the turn's end comes first.
final class TurnRegistration implements EventAction {
  private final Rooms rooms;
  private final TaskQueue queue;
  private final Intents intents;
  private final InstantSource clock;
  private final TurnPlan plan;

  TurnRegistration(
      Rooms rooms, TaskQueue queue, Intents intents, InstantSource clock, EventSettings settings) {
    this.rooms = rooms;
    this.queue = queue;
    this.intents = intents;
    this.clock = clock;
    this.plan = new TurnPlan(settings);
  }

  @Override
  public Set<EventCode> codes() {
    return Set.of(EventCode.R2);
  }

  @Override
  public Outcome act(RoomEvent event) {
    var room = rooms.find(event.room()).orElse(null);
    if (room == null) {
      return roomGone(event);
    }
    var turn = room.turn();
    var named = turn.is(event.turn(), event.revision());
    boolean visible = named || turn.isPast(event.turn(), event.revision());
    if (event.isGone() || !visible) {
      return intents.notVisible(event);
    }
    var now = clock.instant();
    if (named && event.step() > 0 && now.isBefore(TurnPlan.hopAt(turn, event.step()))) {
      return new Outcome.TryAgain(TurnPlan.hopAt(turn, event.step()), "the hop is not due");
    }
    queue.enqueue(plan.tasks(room.id(), turn, now));
    if (event.ended() != null) {
      queue.delete(leftovers(room, event.ended()));
    }
    return Outcome.DONE;
  }

  // If the turn lapsed, the R1 of one of its revisions may still owe what follows. It ends by
  // itself; the reminders of a revision that was replaced before would wait for days.
  private static List<TaskName> leftovers(Room room, EndedTurn ended) {
    var end = TaskName.exact(RoomEvent.of(EventCode.R1, room.id(), ended.turn(), ended.revision()));
    boolean mayOwe = room.turn().beganAsItLapsed(ended);
    return TurnPlan.leftovers(room.id(), ended).stream()
        .filter(name -> !mayOwe || !name.equals(end))
        .toList();
  }

  private Outcome roomGone(RoomEvent event) {
    if (event.ended() != null) {
      // A turn of this room has ended, so the room was there once and will not appear any more.
      queue.delete(TurnPlan.leftovers(event.room(), event.ended()));
      return Outcome.ignored(Why.ROOM_GONE);
    }
    // Only the first turn's registration can be waiting for its room to appear.
    return event.turn() == 1 && event.revision() == 0
        ? intents.notVisible(event, Why.ROOM_GONE)
        : Outcome.ignored(Why.ROOM_GONE);
  }
}
