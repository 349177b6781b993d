package app.voda.liveactivity;

import app.voda.liveactivity.Showing.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One activity, and what it is to show.
///
/// @param dismissedAt when an ended activity leaves the screen; null while it lives
record Telling(LiveActivity activity, Showing showing, @Nullable Instant dismissedAt) {
  // Long enough to be seen, short enough not to be taken for the turn that follows.
  private static final Duration SEEN_AFTER_THE_END = Duration.ofMinutes(15);

  /// The activity ends and leaves the screen at once.
  static Telling endAtOnce(LiveActivity activity, Instant now) {
    return new Telling(activity, activity.shown().ended(), now);
  }

  /// The activity's turn has ended.
  static Telling turnOver(LiveActivity activity, Instant now) {
    return new Telling(activity, activity.shown().ended(), now.plus(SEEN_AFTER_THE_END));
  }

  /// What an activity of the current turn must be told; empty if it shows that already.
  static Optional<Telling> ofCurrent(LiveActivity activity, Showing wanted) {
    return wanted.isNewsAfter(activity.shown())
        ? Optional.of(new Telling(activity, wanted, null))
        : Optional.empty();
  }

  boolean ends() {
    return showing.phase() == Phase.ENDED;
  }
}
