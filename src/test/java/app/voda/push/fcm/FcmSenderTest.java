package app.voda.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.voda.push.Delivery;
import app.voda.push.Delivery.Misconfigured;
import app.voda.push.Delivery.Refused;
import app.voda.push.Delivery.RetryLater;
import app.voda.push.Delivery.TokenGone;
import app.voda.push.PayloadLimit;
import app.voda.testing.FakeFcm;
import app.voda.testing.FcmAnswer;
import com.google.auth.Retryable;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FcmSenderTest {
  private static final FakeFcm TLS = FakeFcm.startTls(100);
  private static final FakeFcm PLAIN = FakeFcm.start();
  private static final FcmSender OVER_TLS = FcmPushes.sender(TLS);
  private static final FcmSender OVER_PLAIN = FcmPushes.sender(PLAIN);
  private static final Delivery GONE = new TokenGone(FcmPushes.NOW);

  @AfterAll
  static void close() {
    OVER_TLS.close();
    OVER_PLAIN.close();
    TLS.close();
    PLAIN.close();
  }

  static Stream<Arguments> answers() {
    return Stream.of(
            arguments("accepted", FakeFcm.accepted(), Delivery.Accepted.class),
            arguments("unregistered", FakeFcm.unregistered(), TokenGone.class),
            arguments("invalid token", FakeFcm.invalidToken(), TokenGone.class),
            arguments("invalid payload", FakeFcm.invalidPayload(), Refused.class),
            arguments(
                "many faults",
                FakeFcm.status(
                    400,
                    "{\"error\":{\"status\":\"INVALID_ARGUMENT\",\"message\":\"%s\"}}"
                        .formatted("Invalid value.\\n".repeat(100))),
                Refused.class),
            arguments("sender id mismatch", FakeFcm.senderIdMismatch(), Misconfigured.class),
            arguments("third party auth", FakeFcm.thirdPartyAuthError(), Misconfigured.class),
            arguments("unauthenticated", FakeFcm.unauthenticated(), Misconfigured.class),
            arguments("permission denied", FakeFcm.permissionDenied(), Misconfigured.class),
            arguments("quota exceeded", FakeFcm.quotaExceeded(), RetryLater.class),
            arguments("unavailable", FakeFcm.unavailable(), RetryLater.class),
            arguments("internal", FakeFcm.internal(), RetryLater.class),
            arguments("reset", FakeFcm.reset(), RetryLater.class),
            arguments("reset stream", FakeFcm.resetStream(), RetryLater.class),
            arguments("garbage", FakeFcm.garbage(), RetryLater.class),
            arguments("html 200", FakeFcm.html(200), RetryLater.class),
            arguments("html 400", FakeFcm.html(400), RetryLater.class),
            arguments("html 404", FakeFcm.html(404), RetryLater.class),
            arguments("html 502", FakeFcm.html(502), RetryLater.class),
            arguments("empty 200", FakeFcm.empty(200), RetryLater.class),
            arguments("empty 204", FakeFcm.empty(204), RetryLater.class),
            arguments("empty 500", FakeFcm.empty(500), RetryLater.class),
            arguments("no name", FakeFcm.status(200, "{}"), RetryLater.class),
            arguments("an array", FakeFcm.status(200, "[1]"), RetryLater.class),
            arguments("half an answer", FakeFcm.status(200, "{\"name\":"), RetryLater.class),
            arguments("no json", FakeFcm.status(400, "{\"error\":"), RetryLater.class),
            arguments("error as text", FakeFcm.status(500, "{\"error\":\"no\"}"), RetryLater.class),
            arguments(
                "unknown status",
                FakeFcm.status(418, "{\"error\":{\"status\":\"TEAPOT\",\"message\":\"?\"}}"),
                RetryLater.class),
            arguments(
                "redirect",
                FakeFcm.status(307, "").with("location", "http://localhost:1/"),
                RetryLater.class))
        .flatMap(row ->
            Stream.of("TLS", "plain")
                .map(over -> arguments(over, row.get()[0], row.get()[1], row.get()[2])));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("answers")
  void everyAnswerIsExactlyOneDelivery(
      String over, String name, FcmAnswer answer, Class<? extends Delivery> expected) {
    var fcm = over.equals("TLS") ? TLS : PLAIN;
    var sender = over.equals("TLS") ? OVER_TLS : OVER_PLAIN;
    var token = name.replace(' ', '-');
    fcm.answers(token, answer);

    var delivery = sender.send(FcmPushes.to(token));
    assertThat(delivery).isInstanceOf(expected);
    // One line of the log, whatever came.
    assertThat(delivery.toString()).hasSizeLessThan(300).hasLineCount(1);

    // The queue retries. Only a fresh access token is tried at once.
    assertThat(fcm.receivedBy(token)).hasSize(name.equals("unauthenticated") ? 2 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "never-valid"})
  void aTokenIsGoneSinceTheSendBegan(String token) {
    TLS.answers("gone", FakeFcm.unregistered());
    TLS.answers("never-valid", FakeFcm.invalidToken());
    assertThat(OVER_TLS.send(FcmPushes.to(token))).isEqualTo(GONE);
  }

  @Test
  void aRefusalQuotesNoWords() {
    var token = "wordy";
    TLS.answers(
        token,
        FakeFcm.status(
            400,
            """
            {"error": {"status": "INVALID_ARGUMENT", "message":
              "Invalid value at 'message.notification.title' (TYPE_STRING), \\"our sea"}}
            """));
    assertThat(OVER_TLS.send(FcmPushes.to(token)).toString())
        .contains("message.notification.title")
        .doesNotContain("sea");
  }

  @Test
  void aFreshAccessTokenMendsTheFirstRefusal() {
    TLS.answers("stale", FakeFcm.unauthenticated(), FakeFcm.accepted());
    assertThat(OVER_TLS.send(FcmPushes.to("stale"))).isEqualTo(Delivery.ACCEPTED);
  }

  @Nested
  class WhenAskedForPatience {

    @ParameterizedTest
    @CsvSource({
      "5, PT5S",
      "'Sun, 01 Mar 2026 09:02:00 GMT', PT2M",
      "0, PT0S",
      "999999999, P1D",
    })
    void waitsAsLong(String retryAfter, Duration expected) {
      for (var answer :
          List.of(FakeFcm.quotaExceeded(), FakeFcm.unavailable(), FakeFcm.internal())) {
        TLS.answers("busy", answer.with("retry-after", retryAfter));
        assertThat(OVER_TLS.send(FcmPushes.to("busy")))
            .asInstanceOf(type(RetryLater.class))
            .extracting(RetryLater::after)
            .isEqualTo(expected);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-3", "Sun, 01 Mar 2026 08:00:00 GMT"})
    void overlooksWhatMakesNoSense(String retryAfter) {
      TLS.answers("vague", FakeFcm.quotaExceeded().with("retry-after", retryAfter));
      assertThat(OVER_TLS.send(FcmPushes.to("vague")))
          .asInstanceOf(type(RetryLater.class))
          .extracting(RetryLater::after)
          .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void waitsTenSecondsOrMoreAfterAFault() {
      TLS.answers("down", FakeFcm.unavailable());
      assertThat(OVER_TLS.send(FcmPushes.to("down")))
          .asInstanceOf(type(RetryLater.class))
          .extracting(RetryLater::after)
          .matches(wait -> wait.toSeconds() >= 10 && wait.toSeconds() < 20);
    }
  }

  @Nested
  class WhenFcmHangs {
    private static final Duration SHORT = Duration.ofMillis(300);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesUpInTime(boolean tls) {
      try (var fcm = tls ? FakeFcm.startTls(100) : FakeFcm.start();
          var sender = FcmPushes.sender(fcm, SHORT)) {
        fcm.answersAll(FakeFcm.hang());
        long begin = System.nanoTime();
        assertThat(sender.send(FcmPushes.to("token"))).isInstanceOf(RetryLater.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHORT.multipliedBy(20));
      }
    }

    @Test
    void isNotWaitedForTwiceByAFreshToken() {
      try (var fcm = FakeFcm.startTls(100);
          var sender = FcmPushes.sender(fcm, Duration.ofSeconds(1))) {
        fcm.answersAll(FakeFcm.unauthenticated().after(Duration.ofMillis(900)), FakeFcm.hang());
        long begin = System.nanoTime();
        assertThat(sender.send(FcmPushes.to("token"))).isInstanceOf(RetryLater.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
      }
    }
  }

  @Nested
  class WhenThereIsNoAccessToken {

    @Test
    void retriesWhatPasses() {
      try (var sender = sender(new IOException("token endpoint is down"))) {
        assertThat(sender.send(FcmPushes.to("token"))).isInstanceOf(RetryLater.class);
      }
    }

    @Test
    void tellsWhatDoesNotPass() {
      try (var sender = sender(new RefusedCredentials())) {
        assertThat(sender.send(FcmPushes.to("token"))).isInstanceOf(Misconfigured.class);
      }
    }

    private static FcmSender sender(IOException failure) {
      var credentials =
          new GoogleCredentials() {
            @Override
            public AccessToken refreshAccessToken() throws IOException {
              throw failure;
            }
          };
      return FcmPushes.sender(TLS, FcmPushes.PATIENCE, credentials);
    }

    private static final class RefusedCredentials extends IOException implements Retryable {
      @Override
      public boolean isRetryable() {
        return false;
      }

      @Override
      public int getRetryCount() {
        return 0;
      }
    }
  }

  @Nested
  class WhenItIsTooLong {

    @Test
    void cutsTheWords() {
      try (var fcm = FakeFcm.startTls(100);
          var sender = FcmPushes.sender(fcm)) {
        var body = "일기".repeat(3_000);
        assertThat(sender.send(FcmPushes.saying("Summer", body))).isEqualTo(Delivery.ACCEPTED);
        var message = fcm.received().getFirst().message();
        assertThat(message.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
            .isLessThanOrEqualTo(PayloadLimit.MOST + "token".length());
        assertThat(message.at("/notification/body").asString()).startsWith("일기일기").endsWith("…");
      }
    }

    @Test
    void theTokensLengthDoesNotCount() {
      var token = "t".repeat(4_096);
      assertThat(OVER_TLS.send(FcmPushes.to(token))).isEqualTo(Delivery.ACCEPTED);
    }
  }

  @Test
  void trustsNobodyElse() {
    try (var other = FakeFcm.startTls(100);
        var sender =
            new FcmSender(
                "p",
                FcmCredentials.none(FcmPushes.CLOCK),
                new FcmConnections(other.endpoint(), TLS.certificate()),
                FcmPushes.CLOCK)) {
      assertThat(sender.send(FcmPushes.to("token"))).isInstanceOf(RetryLater.class);
      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void nobodyThereIsAFaultThatPasses() {
    var gone = FakeFcm.startTls(100);
    gone.close();
    try (var sender = FcmPushes.sender(gone)) {
      assertThat(sender.send(FcmPushes.to("token"))).isInstanceOf(RetryLater.class);
    }
  }
}
