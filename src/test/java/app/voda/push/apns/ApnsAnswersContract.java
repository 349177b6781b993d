package app.voda.push.apns;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery;
import app.voda.push.Delivery.Misconfigured;
import app.voda.push.Delivery.Refused;
import app.voda.push.Delivery.RetryLater;
import app.voda.push.Delivery.TokenGone;
import app.voda.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each answer of APNs means to us, row by row.
abstract class ApnsAnswersContract {
  static final Instant SINCE = Instant.parse("2026-02-27T08:00:00.123Z");

  /// What becomes of a push sent at {@link Samples#NOW} that Apple answers so.
  abstract Delivery answer(int status, String reason, @Nullable Instant timestamp);

  @ParameterizedTest
  @ValueSource(strings = {"Unregistered", "ExpiredToken"})
  void aTokenThatIsGoneIsGoneSinceAppleSaysSo(String reason) {
    assertThat(answer(410, reason, SINCE)).isEqualTo(new TokenGone(SINCE));
  }

  @ParameterizedTest
  @CsvSource({"410, Unregistered", "410, ExpiredToken", "400, BadDeviceToken"})
  void withoutATimestampItWasGoneWhenWeSent(int status, String reason) {
    assertThat(answer(status, reason, null)).isEqualTo(new TokenGone(Samples.NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "400, DeviceTokenNotForTopic",
    "400, TopicDisallowed",
    "400, BadTopic",
    "400, MissingTopic",
    "403, BadCertificate",
    "403, BadCertificateEnvironment",
    "403, InvalidProviderToken",
    "403, MissingProviderToken",
    "403, UnrelatedKeyIdInToken",
    "403, BadEnvironmentKeyIdInToken",
    "403, BadEnvironmentKeyInToken",
    "403, Forbidden",
    "403, SomethingNew"
  })
  void ourConfigurationIsToBlameAndTheTokenStays(int status, String reason) {
    assertThat(answer(status, reason, null)).isEqualTo(new Misconfigured(status + " " + reason));
  }

  @ParameterizedTest
  @CsvSource({
    "400, BadCollapseId",
    "400, BadExpirationDate",
    "400, BadMessageId",
    "400, BadPriority",
    "400, InvalidPushType",
    "400, DuplicateHeaders",
    "400, MissingDeviceToken",
    "400, PayloadEmpty",
    "413, PayloadTooLarge",
    "404, BadPath",
    "405, MethodNotAllowed",
    "400, SomethingNew",
    "404, SomethingNew",
    "405, SomethingNew",
    "413, SomethingNew"
  })
  void ourPayloadIsToBlameAndIsNotTriedAgain(int status, String reason) {
    assertThat(answer(status, reason, null)).isEqualTo(new Refused(status + " " + reason));
  }

  @ParameterizedTest
  @CsvSource({
    "429, TooManyRequests, PT5M",
    "429, TooManyProviderTokenUpdates, PT20M",
    "429, SomethingNew, PT5M",
    "500, InternalServerError, PT15M",
    "503, ServiceUnavailable, PT15M",
    "503, Shutdown, PT10S",
    "400, IdleTimeout, PT10S",
    "403, ExpiredProviderToken, PT10S",
    "500, SomethingNew, PT15M",
    "503, SomethingNew, PT15M",
    "410, SomethingNew, PT10S",
    "418, SomethingNew, PT10S"
  })
  void appleIsToBlameAndIsAskedAgainLater(int status, String reason, Duration after) {
    assertThat(answer(status, reason, null))
        .isEqualTo(new RetryLater(after, status + " " + reason));
  }
}
