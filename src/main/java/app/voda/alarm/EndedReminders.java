package app.voda.alarm;

import app.voda.event.EventAction;
import app.voda.event.EventCode;
import app.voda.event.EventSettings;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.room.Rooms;
import app.voda.room.TurnPlan;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// R2 for reminders: the R2 of a request deletes those of the turn that has ended, one that is
/// being tried again too. So what some devices still wait for is given up here.
@Component
final class EndedReminders implements EventAction {
  private final Rooms rooms;
  private final Announcer announcer;
  private final TurnPlan plan;

  EndedReminders(Rooms rooms, Announcer announcer, EventSettings settings) {
    this.rooms = rooms;
    this.announcer = announcer;
    this.plan = new TurnPlan(settings);
  }

  @Override
  public Set<EventCode> codes() {
    return Set.of(EventCode.R2);
  }

  @Override
  public Outcome act(RoomEvent event) {
    var ended = event.ended();
    var room = ended == null ? null : rooms.find(event.room()).orElse(null);
    if (ended != null && room != null) {
      var turn = room.turn();
      var reminders =
          Stream.of(EventCode.M12, EventCode.M11)
              .map(code -> RoomEvent.of(code, room.id(), ended.turn(), ended.revision()))
              .toList();
      // While the request's commit is not visible the turn is the same, and so is its end.
      var _ =
          announcer.giveUp(room.id(), reminders, a -> !a.isRepeated(turn, plan), Why.NOTHING_LEFT);
    }
    return Outcome.ignored(Why.NOTHING_LEFT);
  }
}
