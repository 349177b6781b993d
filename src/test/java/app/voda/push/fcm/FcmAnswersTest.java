package app.voda.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery;
import app.voda.push.Delivery.Misconfigured;
import app.voda.push.Delivery.Refused;
import app.voda.push.Delivery.RetryLater;
import app.voda.push.Delivery.TokenGone;
import app.voda.testing.FakeFcm;
import app.voda.testing.FcmAnswer;
import com.google.auth.Retryable;
import com.google.firebase.messaging.FirebaseMessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each refusal of FCM means to us, row by row, as firebase-admin reads it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FcmAnswersTest {
  private static final Instant BEGAN = FcmPushes.NOW.minusSeconds(3);
  private static final String FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError";
  private static final String BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";
  private static final String NOT_VALID =
      "The registration token is not a valid FCM registration token";

  private final FcmInMemory fcm = new FcmInMemory();

  @AfterAll
  void stop() {
    fcm.close();
  }

  @Test
  void anUnregisteredTokenIsGoneSinceTheSendBegan() {
    assertThat(delivery(FakeFcm.unregistered())).isEqualTo(new TokenGone(BEGAN));
  }

  @Nested
  class AnInvalidArgument {

    @ParameterizedTest
    @ValueSource(strings = {NOT_VALID, "Invalid Registration Token."})
    void isTheTokenWhenFcmSaysSo(String message) {
      assertThat(delivery(invalid(message, detail(FCM_ERROR)))).isEqualTo(new TokenGone(BEGAN));
    }

    @Test
    void isOurPayloadWhenItSpeaksOfAnythingElse() {
      assertThat(delivery(invalid("Invalid TTL", detail(FCM_ERROR))))
          .isEqualTo(new Refused("INVALID_ARGUMENT: Invalid TTL"));
    }

    @Test
    void isOurPayloadWhenFieldsAreNamedWhateverItSpeaksOf() {
      assertThat(delivery(invalid(NOT_VALID, detail(FCM_ERROR) + "," + detail(BAD_REQUEST))))
          .isEqualTo(new Refused("INVALID_ARGUMENT: " + NOT_VALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"@type\": \"" + BAD_REQUEST + "\"}"})
    void isOurPayloadWhenItIsNotFcmThatSaysIt(String details) {
      assertThat(delivery(invalid(NOT_VALID, details)))
          .isEqualTo(new Refused("HTTP 400 INVALID_ARGUMENT: " + NOT_VALID));
    }
  }

  @Test
  void aWrongDeploymentIsToBlameAndTheTokenStays() {
    assertThat(delivery(FakeFcm.senderIdMismatch()))
        .isEqualTo(new Misconfigured("SENDER_ID_MISMATCH"));
    assertThat(delivery(FakeFcm.thirdPartyAuthError()))
        .isEqualTo(new Misconfigured("THIRD_PARTY_AUTH_ERROR"));
    assertThat(delivery(FakeFcm.unauthenticated()))
        .isEqualTo(new Misconfigured("HTTP 401 UNAUTHENTICATED"));
    assertThat(delivery(FakeFcm.permissionDenied()))
        .isEqualTo(new Misconfigured("HTTP 403 PERMISSION_DENIED"));
  }

  @Test
  void withoutAnAccessTokenForGoodTheKeyIsToBlame() {
    assertThat(delivery(new WrongKey(false)))
        .isEqualTo(new Misconfigured("no access token: invalid_grant"));
  }

  @Nested
  class WhatPasses {

    @Test
    void isAQuotaOfAMinute() {
      assertThat(delivery(FakeFcm.quotaExceeded()))
          .isEqualTo(new RetryLater(Duration.ofMinutes(1), "QUOTA_EXCEEDED"));
      assertThat(delivery(FakeFcm.html(429)))
          .isEqualTo(new RetryLater(Duration.ofMinutes(1), "HTTP 429 "));
    }

    @Test
    void isAFaultOfGooglesForTenToTwentySeconds() {
      assertFault(FakeFcm.unavailable(), "UNAVAILABLE");
      assertFault(FakeFcm.internal(), "INTERNAL");
      assertFault(
          FakeFcm.status(409, "{\"error\": {\"status\": \"ABORTED\"}}"), "HTTP 409 ABORTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 410, 418, 500, 502, 503})
    void isAPageOfSomethingInBetween(int status) {
      assertFault(FakeFcm.html(status), "HTTP " + status + " ");
    }

    @Test
    void isThatNoAnswerCame() {
      assertThat(delivery(new IOException("reset"))).isInstanceOf(RetryLater.class);
      assertThat(delivery(new WrongKey(true))).isInstanceOf(RetryLater.class);
      assertThat(answers(0).fault("no name"))
          .isEqualTo(new RetryLater(Duration.ofSeconds(10), "no name"));
    }

    private void assertFault(FcmAnswer answer, String why) {
      var refusal = fcm.refusal(answer);
      assertThat(answers(0).of(refusal, BEGAN, null))
          .isEqualTo(new RetryLater(Duration.ofSeconds(10), why));
      assertThat(answers(9_999).of(refusal, BEGAN, null))
          .isEqualTo(new RetryLater(Duration.ofMillis(19_999), why));
    }
  }

  @Nested
  class WhenAskedForPatience {

    @ParameterizedTest
    @CsvSource({
      "5, PT5S",
      "' 5 ', PT5S",
      "0, PT0S",
      "86399, PT23H59M59S",
      "86400, P1D",
      "86401, P1D",
      "999999999, P1D",
      "'Sun, 01 Mar 2026 09:02:00 GMT', PT2M",
      "'Sun, 01 Mar 2026 09:00:00 GMT', PT0S",
      "'Wed, 01 Apr 2026 09:00:00 GMT', P1D"
    })
    void waitsAsLong(String retryAfter, Duration expected) {
      assertThat(after(FakeFcm.quotaExceeded(), retryAfter)).isEqualTo(expected);
      assertThat(after(FakeFcm.unavailable(), retryAfter)).isEqualTo(expected);
      assertThat(after(FakeFcm.internal(), retryAfter)).isEqualTo(expected);
      assertThat(after(FakeFcm.html(429), retryAfter)).isEqualTo(expected);
      assertThat(after(FakeFcm.html(502), retryAfter)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-3", "1.5", "Sun, 01 Mar 2026 08:59:59 GMT"})
    void overlooksWhatMakesNoSense(String retryAfter) {
      assertThat(after(FakeFcm.quotaExceeded(), retryAfter)).isEqualTo(Duration.ofMinutes(1));
      assertThat(after(FakeFcm.unavailable(), retryAfter)).isEqualTo(Duration.ofSeconds(10));
    }

    private Duration after(FcmAnswer answer, String retryAfter) {
      var delivery = answers(0).of(fcm.refusal(answer), BEGAN, retryAfter);
      return ((RetryLater) delivery).after();
    }
  }

  private Delivery delivery(FcmAnswer answer) {
    return delivery(fcm.refusal(answer));
  }

  private Delivery delivery(IOException failure) {
    return delivery(fcm.refusal(failure));
  }

  private static Delivery delivery(FirebaseMessagingException refusal) {
    return answers(0).of(refusal, BEGAN, null);
  }

  // The jitter, in milliseconds.
  private static FcmAnswers answers(long jitter) {
    RandomGenerator drawn = () -> 2 * jitter;
    return new FcmAnswers(FcmPushes.CLOCK, drawn);
  }

  private static FcmAnswer invalid(String message, String details) {
    return FakeFcm.status(
        400,
        """
        {"error": {"code": 400, "status": "INVALID_ARGUMENT", "message": "%s", "details": [%s]}}
        """
            .formatted(message, details));
  }

  private static String detail(String type) {
    return "{\"@type\": \"%s\", \"errorCode\": \"INVALID_ARGUMENT\"}".formatted(type);
  }

  private static final class WrongKey extends IOException implements Retryable {
    private final boolean retryable;

    WrongKey(boolean retryable) {
      super("invalid_grant");
      this.retryable = retryable;
    }

    @Override
    public boolean isRetryable() {
      return retryable;
    }

    @Override
    public int getRetryCount() {
      return 0;
    }
  }
}
