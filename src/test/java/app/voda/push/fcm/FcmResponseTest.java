package app.voda.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What firebase-admin gets to see of an answer, so that it does not send again.
class FcmResponseTest {
  private static final Map<String, String> FINAL =
      Map.of("WWW-Authenticate", "Bearer realm=\"fcm\"");

  private final FcmAttempt attempt = new FcmAttempt(FcmPushes.PATIENCE);

  @Test
  void aFullServiceAsksForMorePatienceThanTheSdkHas() {
    assertThat(headers(response(503, ""))).isEqualTo(Map.of("Retry-After", "86400"));
  }

  @Test
  void theFirst401MayBeMendedByAFreshAccessTokenAndTheSecondNot() {
    assertThat(headers(response(401, ""))).isEmpty();
    assertThat(headers(response(401, ""))).isEqualTo(FINAL);
  }

  @Test
  void noAccessTokenMendsA401OfAnotherKey() {
    assertThat(headers(response(401, "{\"errorCode\": \"THIRD_PARTY_AUTH_ERROR\"}")))
        .isEqualTo(FINAL);
    assertThat(headers(response(401, ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 404, 429, 500, 502})
  void nothingElseIsSaidBesideTheBody(int status) {
    assertThat(headers(response(status, ""))).isEmpty();
  }

  @Test
  void statusAndBodyAreAsTheyCame() throws IOException {
    var response = response(404, "일기");
    assertThat(response.getStatusCode()).isEqualTo(404);
    assertThat(response.getStatusLine()).isEqualTo("404");
    assertThat(response.getReasonPhrase()).isEmpty();
    assertThat(response.getContentLength()).isEqualTo(6);
    assertThat(response.getContentEncoding()).isNull();
    assertThat(new String(response.getContent().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("일기");
  }

  @Test
  void theTypeIsToldOfARefusalOnly() {
    assertThat(response(404, "").getContentType()).isEqualTo("application/json");
    assertThat(response(200, "").getContentType()).isNull();
  }

  @Test
  void whatIsLeftOfAnAttemptRunsOut() throws IOException {
    assertThat(attempt.left()).isPositive().isLessThanOrEqualTo(FcmPushes.PATIENCE);
    assertThatThrownBy(() -> new FcmAttempt(Duration.ZERO).left())
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("no answer within PT0S");
  }

  private FcmResponse response(int status, String body) {
    return new FcmResponse(
        new FcmConnections.Answer(status, "application/json", null, body), attempt);
  }

  private static Map<String, String> headers(FcmResponse response) {
    return IntStream.range(0, response.getHeaderCount())
        .boxed()
        .collect(Collectors.toMap(response::getHeaderName, response::getHeaderValue));
  }
}
