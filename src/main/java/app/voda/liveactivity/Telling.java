package app.voda.liveactivity;

import app.voda.liveactivity.Showing.Phase;
import app.voda.room.Room;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One activity, and what it is to show.
///
/// @param roomName empty where the room is gone
/// @param dismissedAt when an ended activity leaves the screen; null while it lives
/// @param isLast whether nothing of the activity is kept after this
record Telling(
    LiveActivity activity,
    Showing showing,
    String roomName,
    @Nullable Instant dismissedAt,
    boolean isLast) {
  // Long enough to be seen, short enough not to be taken for the turn that follows.
  private static final Duration SEEN_AFTER_THE_END = Duration.ofMinutes(15);

  /// The activity ends and leaves the screen at once.
  static Telling endAtOnce(LiveActivity activity, Instant now) {
    return new Telling(activity, activity.shown().ended(), "", now, true);
  }

  /// The activity's turn has ended. It is kept until it is over, so that a phone that is late to
  /// tell of a renewed token does not pass it off as one of the next turn.
  static Telling turnOver(LiveActivity activity, Room room, Instant now) {
    return new Telling(
        activity,
        activity.shown().ended(),
        room.profile().name(),
        now.plus(SEEN_AFTER_THE_END),
        false);
  }

  /// The turn goes on, and looks different by now.
  static Telling changed(LiveActivity activity, Room room, Showing showing) {
    return new Telling(activity, showing, room.profile().name(), null, false);
  }

  /// The same about the activity as it was saved since.
  Telling about(LiveActivity saved) {
    return new Telling(saved, showing, roomName, dismissedAt, isLast);
  }

  boolean ends() {
    return showing.phase() == Phase.ENDED;
  }
}
