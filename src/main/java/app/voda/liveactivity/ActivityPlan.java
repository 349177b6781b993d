package app.voda.liveactivity;

import app.voda.event.EventCode;
import app.voda.event.EventSettings;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.id.IdSource;
import app.voda.liveactivity.Showing.Phase;
import app.voda.room.Room;
import app.voda.room.Turn;
import app.voda.room.TurnPlan;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  /// What an activity shows at that time of a turn that is due then.
  Showing showing(Instant dueAt, Instant now) {
    if (!now.isBefore(dueAt.minus(settings.l15Before()))) {
      return new Showing(Phase.ENDING, dueAt);
    }
    boolean isLate = !now.isBefore(dueAt.minus(settings.m11Before()));
    return new Showing(isLate ? Phase.LAST_HOUR : Phase.ACTIVE, dueAt);
  }

  /// What an app that starts an activity by itself puts on the screen. It does not know of
  /// "ending".
  Showing startedByTheApp(Turn turn, Instant now) {
    var showing = showing(turn.dueAt(), now);
    return showing.phase() == Phase.ENDING ? new Showing(Phase.LAST_HOUR, turn.dueAt()) : showing;
  }

  /// What an activity must be told; empty if it shows what its room is like.
  ///
  /// @param room null when it is gone
  Optional<Telling> telling(@Nullable Room room, LiveActivity activity, Instant now) {
    if (activity.isOver(now) || activity.hasEnded()) {
      return Optional.empty();
    }
    if (room == null || !room.circle().has(activity.member())) {
      return Optional.of(Telling.endAtOnce(activity, now));
    }
    var turn = room.turn();
    if (activity.turn() < turn.number()) {
      return Optional.of(Telling.turnOver(activity, room, now));
    }
    // Once the turn is due its end is at hand, and "1 minute left" would be wrong.
    if (activity.turn() > turn.number() || !now.isBefore(turn.dueAt())) {
      return Optional.empty();
    }
    var wanted = showing(turn.dueAt(), now);
    return wanted.isNewsAfter(activity.shown())
        ? Optional.of(Telling.changed(activity, room, wanted))
        : Optional.empty();
  }

  /// When the turn's activities start.
  Instant startingAt(Turn turn) {
    return turn.dueAt().minus(settings.m12Before());
  }

  /// When the turn's activities turn to "ending".
  Instant endingAt(Turn turn) {
    return turn.dueAt().minus(settings.l15Before());
  }

  /// Whether that can be planned yet. No activity lives so long that it must be planned again.
  boolean canPlanEnding(Turn turn, Instant now) {
    var at = endingAt(turn);
    return now.isBefore(at) && TurnPlan.within(at, now);
  }

  /// L15 of the current turn.
  Task ending(Room room, Instant now) {
    var event = room.turn().event(EventCode.L15, room.id());
    var at = endingAt(room.turn());
    // By the clock of another instance it may have run already, and its name been used up.
    return now.isBefore(at.minus(settings.settle()))
        ? Task.following(event, at)
        : new Task(TaskName.intent(event, ids), event, at);
  }

  /// What a registration asks the queue for; empty when nothing will change on the phone.
  ///
  /// @param room null when it is gone
  Optional<Task> afterRegistering(@Nullable Room room, LiveActivity activity, Instant now) {
    if (room == null || telling(room, activity, now).isPresent()) {
      return Optional.of(atOnce(room, activity, now));
    }
    return activity.isOf(room.turn()) && canPlanEnding(room.turn(), now)
        ? Optional.of(ending(room, now))
        : Optional.empty();
  }

  // As an intent: it acts when it comes, L15's own time or not, and under a name of its own.
  private Task atOnce(@Nullable Room room, LiveActivity activity, Instant now) {
    var event =
        room == null
            ? RoomEvent.of(EventCode.L15, activity.room(), activity.turn(), 0)
            : room.turn().event(EventCode.L15, room.id());
    var intended = event.intendedAt(now);
    return new Task(TaskName.intent(intended, ids), intended, now);
  }
}
