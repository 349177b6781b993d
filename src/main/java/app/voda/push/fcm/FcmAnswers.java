package app.voda.push.fcm;

import app.voda.push.Delivery;
import com.google.auth.Retryable;
import com.google.firebase.messaging.FirebaseMessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What each of FCM's refusals means. Anything that is not one of them is a fault that passes.
final class FcmAnswers {
  private static final Duration AFTER_QUOTA = Duration.ofSeconds(60);
  // Google asks for ten seconds or more, and for jitter.
  private static final Duration AFTER_FAULT = Duration.ofSeconds(10);
  // A push is given up after a day.
  private static final Duration LONGEST = Duration.ofDays(1);

  private final InstantSource clock;
  private final RandomGenerator random;

  FcmAnswers(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// @param began when the send began, which is when the token was last known to be ours
  /// @param retryAfter the header of the answer
  Delivery of(FirebaseMessagingException refusal, Instant began, @Nullable String retryAfter) {
    var response = refusal.getHttpResponse();
    if (response == null) {
      return withoutAnswer(refusal);
    }
    var why = FcmError.read(response.getContent());
    var code = refusal.getMessagingErrorCode();
    if (code == null) {
      return withoutCode(response.getStatusCode(), why, retryAfter);
    }
    return switch (code) {
      case UNREGISTERED -> new Delivery.TokenGone(began);
      case INVALID_ARGUMENT ->
          why.blamesTheToken()
              ? new Delivery.TokenGone(began)
              : new Delivery.Refused(code + ": " + why.message());
      // A wrong deployment is told so for every token.
      case SENDER_ID_MISMATCH, THIRD_PARTY_AUTH_ERROR -> new Delivery.Misconfigured(code.name());
      case QUOTA_EXCEEDED -> later(code.name(), retryAfter, AFTER_QUOTA);
      case UNAVAILABLE, INTERNAL -> later(code.name(), retryAfter, afterFault());
    };
  }

  private Delivery withoutCode(int status, FcmError why, @Nullable String retryAfter) {
    var told = "HTTP " + status + " " + why.status();
    return switch (status) {
      // What is not Google's own error comes from something in between.
      case 400 -> why.isGoogles() ? new Delivery.Refused(told + ": " + why.message()) : fault(told);
      case 401, 403 -> new Delivery.Misconfigured(told);
      case 429 -> later(told, retryAfter, AFTER_QUOTA);
      default -> later(told, retryAfter, afterFault());
    };
  }

  private Delivery withoutAnswer(FirebaseMessagingException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Retryable token && !token.isRetryable()) {
        return new Delivery.Misconfigured("no access token: " + cause.getMessage());
      }
    }
    return fault(String.valueOf(failure.getMessage()));
  }

  /// An answer that is none, or none at all.
  Delivery fault(String why) {
    return later(why, null, afterFault());
  }

  private Delivery later(String why, @Nullable String retryAfter, Duration otherwise) {
    var asked = retryAfter == null ? null : parse(retryAfter.trim());
    var wait = asked == null || asked.isNegative() ? otherwise : asked;
    return new Delivery.RetryLater(wait.compareTo(LONGEST) > 0 ? LONGEST : wait, why);
  }

  private Duration afterFault() {
    return AFTER_FAULT.plusMillis(random.nextLong(AFTER_FAULT.toMillis()));
  }

  // Seconds or a date, as HTTP has it.
  private @Nullable Duration parse(String retryAfter) {
    try {
      return retryAfter.matches("\\d{1,9}")
          ? Duration.ofSeconds(Long.parseLong(retryAfter))
          : Duration.between(
              clock.instant(),
              ZonedDateTime.parse(
                      retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                  .toInstant());
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
