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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Live Activities along a turn: M12 starts them, M11, L15 and R2 bring them up to date. Whatever
/// comes, and however late, they are made to show what the room is like now.
@Component
final class TurnActivities implements EventAction {
  private final Rooms rooms;
  private final ActivityTeller teller;
  private final ActivityStarter starter;
  private final ActivityPlan plan;
  private final TaskQueue queue;
  private final InstantSource clock;

  TurnActivities(
      Rooms rooms,
      ActivityTeller teller,
      ActivityStarter starter,
      ActivityPlan plan,
      TaskQueue queue,
      InstantSource clock) {
    this.rooms = rooms;
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
      return teller.bringUpToDate(event).orElse(Outcome.ignored(Why.ROOM_GONE));
    }
    var turn = room.turn();
    boolean isCurrent = turn.is(event.turn(), event.revision());
    var at = dueAt(event, turn);
    if (isCurrent && clock.instant().isBefore(at)) {
      return new Outcome.TryAgain(at, "it is not time for Live Activities");
    }
    var told = teller.bringUpToDate(event);
    if (isCurrent && event.code() == M12) {
      told = told.and(starter.start(room, event));
    }
    if (!isEnding(event)) {
      planEnding(event);
    }
    return told.orElse(isCurrent ? done(event) : Outcome.ignored(over(event, turn)));
  }

  private Instant dueAt(RoomEvent event, Turn turn) {
    if (event.code() == M12) {
      return plan.startingAt(turn);
    }
    return isEnding(event) ? plan.endingAt(turn) : Instant.MIN;
  }

  // A registration's L15 is an intent, which brings its activity up to date at once.
  private static boolean isEnding(RoomEvent event) {
    return event.code() == L15 && event.intentAt() == null;
  }

  private void planEnding(RoomEvent event) {
    var now = clock.instant();
    rooms
        .find(event.room())
        .filter(room -> plan.canPlanEnding(room.turn(), now))
        .filter(room -> teller.anyLive(room, now) || starter.anyLive(room, now))
        .ifPresent(room -> queue.enqueue(List.of(plan.ending(room, now))));
  }

  // What the other events come to is for their other actions to say.
  private static Outcome done(RoomEvent event) {
    return event.code() == L15 ? Outcome.DONE : Outcome.ignored(Why.NOTHING_LEFT);
  }

  private static Why over(RoomEvent event, Turn turn) {
    if (!turn.isPast(event.turn(), event.revision())) {
      return Why.NEVER_CAME;
    }
    return turn.number() > event.turn() ? Why.TURN_OVER : Why.REVISION_OVER;
  }
}
