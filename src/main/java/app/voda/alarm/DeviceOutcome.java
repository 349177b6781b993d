package app.voda.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one device's provider answered for an alarm.
///
/// @param notBefore when it may be tried again; null for an outcome that is final
public record DeviceOutcome(Status status, @Nullable Instant notBefore) {

  /// How it ended.
  public enum Status {
    DELIVERED,
    TOKEN_GONE,
    REFUSED,
    GIVEN_UP,
    WAITING
  }

  static DeviceOutcome of(Status status) {
    return new DeviceOutcome(status, null);
  }

  static DeviceOutcome waiting(Instant notBefore) {
    return new DeviceOutcome(Status.WAITING, notBefore);
  }

  boolean isFinal() {
    return status != Status.WAITING;
  }

  /// The same, waiting once more if it had ended without delivery to a living device.
  DeviceOutcome reopened(Instant now) {
    return switch (status) {
      case GIVEN_UP, REFUSED -> waiting(now);
      case DELIVERED, TOKEN_GONE, WAITING -> this;
    };
  }

  /// Whether it may be tried now.
  boolean isDue(Instant now) {
    return notBefore != null && !now.isBefore(notBefore);
  }

  /// Of two calls that ran at once, the final outcome stands.
  DeviceOutcome or(DeviceOutcome other) {
    return isFinal() ? this : other;
  }
}
