package app.voda.event;

/// The queue is down, or its answer was lost.
public final class QueueUnavailable extends RuntimeException {
  public QueueUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
