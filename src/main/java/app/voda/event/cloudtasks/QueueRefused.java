package app.voda.event.cloudtasks;

/// A setting with which Cloud Tasks does not work for voda.
public final class QueueRefused extends RuntimeException {
  private final String property;

  QueueRefused(String property, Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
    this.property = property;
  }

  public String property() {
    return property;
  }
}
