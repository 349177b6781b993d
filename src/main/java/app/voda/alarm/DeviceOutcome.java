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

  /// Whether a device that has had it is not what was answered for: whose token was gone is not
  /// among a member's devices, unless it has been registered again, or brought back.
  boolean isOvertakenByItsDevice() {
    return status == Status.TOKEN_GONE;
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

  /// Of two calls that ran at once, the final outcome stands; whatever a device that is there again
  /// has answered stands before a token that was gone.
  DeviceOutcome or(DeviceOutcome other) {
    return isFinal() && !isOvertakenByItsDevice() ? this : other;
  }
}
