package app.voda.problem;

/// A property with which voda cannot work. Trying again does not help; an operator can.
public final class WrongSetting extends RuntimeException {
  private final String property;

  public WrongSetting(String property, String message) {
    super(property + ": " + message);
    this.property = property;
  }

  public WrongSetting(String property, String message, Throwable cause) {
    super(property + ": " + message, cause);
    this.property = property;
  }

  public String property() {
    return property;
  }
}
