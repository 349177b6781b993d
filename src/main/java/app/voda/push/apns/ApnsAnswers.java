package app.voda.push.apns;

import app.voda.push.Delivery;
import app.voda.push.Delivery.Misconfigured;
import app.voda.push.Delivery.Refused;
import app.voda.push.Delivery.RetryLater;
import app.voda.push.Delivery.TokenGone;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/// What each answer of APNs means to us: Apple's table of responses, row by row.
final class ApnsAnswers {
  // Apple asks for 15 minutes after a server error, and names no time for a busy token.
  private static final Duration AFTER_A_SERVER_ERROR = Duration.ofMinutes(15);
  private static final Duration AFTER_TOO_MANY = Duration.ofMinutes(5);
  private static final Duration AFTER_TOO_MANY_JWTS = Duration.ofMinutes(20);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
  // A longer reason, or one with other characters, is not Apple's and is not worth a log line.
  private static final Pattern REASON = Pattern.compile("[A-Za-z]{1,64}");

  private ApnsAnswers() {}

  /// What an answer means.
  ///
  /// @param sentAt when the push was sent: a token that is gone without a timestamp was gone then
  static Delivery delivery(ApnsAnswer answer, Instant sentAt) {
    if (answer.accepted()) {
      return Delivery.ACCEPTED;
    }
    var reason = answer.reason();
    if (reason == null || !REASON.matcher(reason).matches()) {
      return new RetryLater(AFTER_A_FAULT, answer.status() + " without a reason");
    }
    var why = answer.status() + " " + reason;
    return switch (reason) {
      case "Unregistered", "ExpiredToken" ->
          new TokenGone(answer.timestamp() == null ? sentAt : answer.timestamp());
      // The sender asks the other environment first; this is the word of both.
      case "BadDeviceToken" -> new TokenGone(sentAt);

      // What a wrong deployment gets for every token.
      case "DeviceTokenNotForTopic", "TopicDisallowed", "BadTopic", "MissingTopic" ->
          new Misconfigured(why);
      case "BadCertificate",
          "BadCertificateEnvironment",
          "InvalidProviderToken",
          "MissingProviderToken",
          "UnrelatedKeyIdInToken",
          "BadEnvironmentKeyIdInToken",
          "BadEnvironmentKeyInToken",
          "Forbidden" ->
          new Misconfigured(why);

      case "BadCollapseId",
          "BadExpirationDate",
          "BadMessageId",
          "BadPriority",
          "InvalidPushType",
          "DuplicateHeaders",
          "MissingDeviceToken",
          "PayloadEmpty",
          "PayloadTooLarge",
          "BadPath",
          "MethodNotAllowed" ->
          new Refused(why);

      // The next connection signs a new one.
      case "ExpiredProviderToken" -> new RetryLater(AFTER_A_FAULT, why);
      // Counted by connection, and over by itself when Apple's 20 minutes are.
      case "TooManyProviderTokenUpdates" -> new RetryLater(AFTER_TOO_MANY_JWTS, why);
      case "TooManyRequests" -> new RetryLater(AFTER_TOO_MANY, why);
      case "InternalServerError", "ServiceUnavailable" -> new RetryLater(AFTER_A_SERVER_ERROR, why);
      // One server goes, another takes the next connection.
      case "Shutdown", "IdleTimeout" -> new RetryLater(AFTER_A_FAULT, why);
      default -> byStatus(answer.status(), why);
    };
  }

  // A reason that is newer than this table. A token is never removed for one.
  private static Delivery byStatus(int status, String why) {
    return switch (status) {
      case 403 -> new Misconfigured(why);
      case 400, 404, 405, 413 -> new Refused(why);
      case 429 -> new RetryLater(AFTER_TOO_MANY, why);
      case 500, 503 -> new RetryLater(AFTER_A_SERVER_ERROR, why);
      default -> new RetryLater(AFTER_A_FAULT, why);
    };
  }

  /// What it means that no answer came.
  static Delivery none(String why) {
    return new RetryLater(AFTER_A_FAULT, why);
  }
}
