package app.voda.event;

import org.jspecify.annotations.Nullable;

/// The queue is down, or its answer was lost.
public final class QueueUnavailable extends RuntimeException {
  public QueueUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
