package app.voda.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the queue tells about a call: information for the log, never identity.
///
/// @param eta when the task was due; it moves with retries
public record Attempt(@Nullable String taskName, int retryCount, @Nullable Instant eta) {

  /// Whether it tells how late the queue was, which only a first call with its time does.
  boolean isFirst() {
    return retryCount == 0 && eta != null;
  }

  /// How late the call came, in milliseconds; 0 when the queue does not say.
  public long lagMillis(Instant now) {
    return eta == null ? 0 : Math.max(0, Duration.between(eta, now).toMillis());
  }
}
