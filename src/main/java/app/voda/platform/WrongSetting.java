package app.voda.platform;

/// A property with which voda cannot start.
final class WrongSetting extends RuntimeException {
  WrongSetting(String property, String message) {
    super(property + ": " + message);
  }

  WrongSetting(String property, String message, Throwable cause) {
    super(property + ": " + message, cause);
  }
}
