package app.voda.push.apns;

import com.eatthepath.pushy.apns.PushNotificationResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What APNs answered to one push.
///
/// @param status of HTTP
/// @param reason why it was not accepted; null if none could be read
/// @param timestamp since when a token is gone
record ApnsAnswer(
    boolean accepted, int status, @Nullable String reason, @Nullable Instant timestamp) {

  static ApnsAnswer of(PushNotificationResponse<?> response) {
    return new ApnsAnswer(
        // Every answer of APNs carries the push's id; a page of something in between does not.
        response.isAccepted() && response.getApnsId() != null,
        response.getStatusCode(),
        response.getRejectionReason().orElse(null),
        response.getTokenInvalidationTimestamp().orElse(null));
  }

  /// Whether the token is unknown in this environment.
  boolean isTokenUnknown() {
    return "BadDeviceToken".equals(reason);
  }

  boolean isProviderTokenExpired() {
    return "ExpiredProviderToken".equals(reason);
  }
}
