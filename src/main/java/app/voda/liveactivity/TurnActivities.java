package app.voda.liveactivity;

import static app.voda.event.EventCode.L15;
import static app.voda.event.EventCode.M11;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.R2;

import app.voda.event.EventAction;
import app.voda.event.EventCode;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.event.TaskQueue;
import app.voda.room.Rooms;
import app.voda.room.Turn;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Live Activities along a turn: M12 starts them, M11, L15 and R2 bring them up to date. Whatever
/// comes, and however late, they are made to show what the room is like now.
@Component
final class TurnActivities implements EventAction {
  private final Rooms rooms;
  private final LiveActivities activities;
  private final ActivityTeller teller;
  private final ActivityStarter starter;
  private final ActivityPlan plan;
  private final TaskQueue queue;
  private final InstantSource clock;

  TurnActivities(
      Rooms rooms,
      LiveActivities activities,
      ActivityTeller teller,
      ActivityStarter starter,
      ActivityPlan plan,
      TaskQueue queue,
      InstantSource clock) {
    this.rooms = rooms;
    this.activities = activities;
    this.teller = teller;
    this.starter = starter;
    this.plan = plan;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public Set<EventCode> codes() {
    return Set.of(R2, M12, M11, L15);
  }

  @Override
  public Outcome act(RoomEvent event) {
    var room = rooms.find(event.room()).orElse(null);
    if (room == null) {
      var left = activities.of(event.room());
      return teller.endAtOnce(left, event).orElse(Outcome.ignored(Why.ROOM_GONE));
    }
    var turn = room.turn();
    boolean isCurrent = turn.is(event.turn(), event.revision());
    if (event.code() == L15 && isCurrent && clock.instant().isBefore(plan.endingAt(turn))) {
      return new Outcome.TryAgain(plan.endingAt(turn), "the turn is not ending");
    }
    var told = teller.bringUpToDate(room, event);
    var started =
        event.code() == M12 && isCurrent ? starter.start(room, event) : new Told(List.of(), false);
    boolean mayBeNew = event.code() == M12 || event.code() == R2;
    if (mayBeNew
        && (told.anyLive() || started.anyLive())
        && clock.instant().isBefore(plan.endingAt(turn))) {
      queue.enqueue(List.of(plan.ending(room)));
    }
    var otherwise = isCurrent ? Outcome.DONE : Outcome.ignored(over(event, turn));
    return Outcome.both(told.orElse(otherwise), started.orElse(otherwise));
  }

  private static Why over(RoomEvent event, Turn turn) {
    if (!turn.isPast(event.turn(), event.revision())) {
      return Why.NEVER_CAME;
    }
    return turn.number() > event.turn() ? Why.TURN_OVER : Why.REVISION_OVER;
  }
}
