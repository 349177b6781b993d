package app.voda.push.apns;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery;
import app.voda.push.Delivery.RetryLater;
import app.voda.push.Delivery.TokenGone;
import app.voda.testing.ApnsReply;
import app.voda.testing.FakeApns;
import app.voda.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The answers of APNs, and what is none, over real HTTP/2.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApnsAnswersTest extends ApnsAnswersContract {
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

  @Override
  Delivery answer(int status, String reason, @Nullable Instant timestamp) {
    return answer(reason, new ApnsReply.Status(status, reason, timestamp));
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
