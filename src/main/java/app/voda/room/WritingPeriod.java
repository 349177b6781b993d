package app.voda.room;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// How long a turn lasts.
public record WritingPeriod(Duration length) {
  public WritingPeriod {
    if (!length.isPositive()) {
      throw new IllegalArgumentException("a period is positive");
    }
    // What the store keeps of a time: a finer period would end at another time than was answered.
    if (!length.equals(length.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException("a period is of whole milliseconds");
    }
  }

  /// Reads an ISO-8601 duration of days and time, such as `P5D` or `PT36H`. A day is 24 hours.
  ///
  /// @throws IllegalArgumentException if it is anything else; weeks and months are
  public static WritingPeriod parse(String text) {
    try {
      return new WritingPeriod(Duration.parse(text));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("not a period: " + text, e);
    }
  }

  /// ISO-8601; whole days as days.
  @Override
  public String toString() {
    return length.equals(Duration.ofDays(length.toDays()))
        ? "P" + length.toDays() + "D"
        : length.toString();
  }
}
