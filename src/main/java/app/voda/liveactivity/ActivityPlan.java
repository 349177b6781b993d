package app.voda.liveactivity;

import app.voda.event.EventCode;
import app.voda.event.EventSettings;
import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.id.IdSource;
import app.voda.liveactivity.Showing.Phase;
import app.voda.room.Room;
import app.voda.room.Turn;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// What a turn's Live Activities show when, and the task that changes it.
@Component
final class ActivityPlan {
  private final EventSettings settings;
  private final IdSource ids;

  ActivityPlan(EventSettings settings, IdSource ids) {
    this.settings = settings;
    this.ids = ids;
  }

  /// What an activity of the current turn shows at that time.
  Showing showing(Turn turn, Instant now) {
    var due = turn.dueAt();
    if (!now.isBefore(endingAt(turn))) {
      return new Showing(Phase.ENDING, due);
    }
    boolean isLate = !now.isBefore(due.minus(settings.m11Before()));
    return new Showing(isLate ? Phase.LAST_HOUR : Phase.ACTIVE, due);
  }

  /// When the turn's activities turn to "ending".
  Instant endingAt(Turn turn) {
    return turn.dueAt().minus(settings.l15Before());
  }

  /// L15 of the current turn.
  Task ending(Room room) {
    var turn = room.turn();
    return Task.following(turn.event(EventCode.L15, room.id()), endingAt(turn));
  }

  /// The same at once. Under a name of its own: L15 may have run already.
  Task atOnce(Room room, Instant now) {
    var event = room.turn().event(EventCode.L15, room.id());
    return new Task(TaskName.intent(event, ids), event, now);
  }
}
