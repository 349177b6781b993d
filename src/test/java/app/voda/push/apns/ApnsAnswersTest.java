package app.voda.push.apns;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery;
import app.voda.push.Delivery.Misconfigured;
import app.voda.push.Delivery.Refused;
import app.voda.push.Delivery.RetryLater;
import app.voda.push.Delivery.TokenGone;
import app.voda.testing.ApnsReply;
import app.voda.testing.FakeApns;
import app.voda.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each answer of APNs means to us, row by row, over real HTTP/2.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApnsAnswersTest {
  private static final Instant SINCE = Instant.parse("2026-02-27T08:00:00.123Z");

  private final FakeApns apns = FakeApns.start();
  private final ApnsSender sender = ApnsPushes.sender(apns);

  @BeforeAll
  void connect() {
    assertThat(answer("warm", FakeApns.accepted())).isEqualTo(Delivery.ACCEPTED);
  }

  @AfterAll
  void stop() {
    sender.close();
    apns.close();
  }

  @ParameterizedTest
  @CsvSource({"Unregistered", "ExpiredToken"})
  void aTokenThatIsGoneIsGoneSinceAppleSaysSo(String reason) {
    assertThat(answer(reason, FakeApns.status(410, reason, SINCE))).isEqualTo(new TokenGone(SINCE));
  }

  @ParameterizedTest
  @CsvSource({"Unregistered", "ExpiredToken"})
  void withoutATimestampItWasGoneWhenWeSent(String reason) {
    assertThat(answer(reason, FakeApns.status(410, reason))).isEqualTo(new TokenGone(Samples.NOW));
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
    assertThat(answer(reason, FakeApns.status(status, reason)))
        .isEqualTo(new Misconfigured(status + " " + reason));
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
    "400, SomethingNew"
  })
  void ourPayloadIsToBlameAndIsNotTriedAgain(int status, String reason) {
    assertThat(answer(reason, FakeApns.status(status, reason)))
        .isEqualTo(new Refused(status + " " + reason));
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
    assertThat(answer(reason, FakeApns.status(status, reason)))
        .isEqualTo(new RetryLater(after, status + " " + reason));
  }

  @ParameterizedTest
  @CsvSource({
    "502, text/html, <html><body>Bad gateway</body></html>",
    "400, text/html, <html><body>Bad request</body></html>",
    "200, text/html, <html><body>Welcome to this hotel</body></html>",
    "410, text/html, <html><body>Gone</body></html>",
    "400, application/json, '{\"reason\":7}'",
    "410, application/json, '{}'",
    "400, application/json, '{\"reason\":\"not a word\"}'"
  })
  void anAnswerThatIsNotApplesIsAPassingFault(int status, String type, String body) {
    assertThat(answer("page", FakeApns.page(status, type, body)))
        .isEqualTo(new RetryLater(Duration.ofSeconds(10), status + " without a reason"));
  }

  @Test
  void aTimestampThatIsNoNumberIsAsGoodAsNone() {
    var reply =
        FakeApns.page(
            410, "application/json", "{\"reason\":\"Unregistered\",\"timestamp\":\"soon\"}");
    assertThat(answer("soon", reply)).isEqualTo(new TokenGone(Samples.NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "\u0000\u0001\u0002", "{\"reason\":"})
  void aBodyThatIsNoJsonIsAPassingFault(String body) {
    assertThat(answer("body", FakeApns.page(500, "text/plain", body)))
        .isInstanceOfSatisfying(
            RetryLater.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(10)));
  }

  private Delivery answer(String name, ApnsReply reply) {
    var token = FakeApns.token(name);
    apns.answers(token, reply);
    return sender.send(ApnsPushes.reminder(ApnsPushes.iPhone(token)));
  }
}
