package app.voda.alarm;

/// The words of alarms, for tests of other packages.
public final class AlarmTexts {
  private AlarmTexts() {}

  public static AlarmText real() {
    return new AlarmText();
  }
}
