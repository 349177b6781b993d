package app.voda.event.http;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.CallbacksOf;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.id.Digest;
import app.voda.problem.Refusal;
import app.voda.testing.MemoryStore;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ResponseEntity;

/// What the queue is answered, and what of its headers is kept.
class CallbackControllerTest {
  private static final MemoryStore STORE = new MemoryStore();
  private static final byte[] R1 =
      "{\"code\":\"R1\",\"roomId\":\"4f1d\",\"turn\":3,\"revision\":0}"
          .getBytes(StandardCharsets.UTF_8);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Test
  void whatIsDoneIs204() {
    var answer = answer(Outcome.DONE, R1);
    assertThat(answer.getStatusCode().value()).isEqualTo(204);
    assertThat(answer.hasBody()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Why.class)
  void whereNothingIsToBeDoneItIs202AndSaysWhy(Why why) {
    var answer = answer(Outcome.ignored(why), R1);
    assertThat(answer.getStatusCode().value()).isEqualTo(202);
    assertThat(answer.getBody()).isEqualTo(Map.of("ignored", why.name()));
  }

  // Neither 429 nor 503, which would slow the whole queue down.
  @Test
  void whatComesTooEarlyIs425() {
    assertThatThrownBy(() -> answer(new Outcome.TryAgain(NOW.plusSeconds(5), "early"), R1))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.reason().status()).isEqualTo(425);
              assertThat(refusal.retryAfter()).isNull();
            });
  }

  @Test
  void aBodyThatIsNoneIs202AndADeadLetter() {
    assertThat(answer(Outcome.DONE, null).getBody()).isEqualTo(Map.of("ignored", "MALFORMED"));
    assertThat(answer(Outcome.DONE, "일".getBytes(StandardCharsets.UTF_8)).getBody())
        .isEqualTo(Map.of("ignored", "MALFORMED"));
    assertThat(STORE.deadLetters().find(Digest.of("일"))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    ", 1772355597, 3000",
    "0, 1772355597.25, 2750",
    "0, 1772355597.2509, 2750",
    "0, 1772355601, 0"
  })
  void aFirstCallTellsHowLateTheQueueWas(@Nullable String retries, String eta, long late) {
    call(retries, eta);
    assertThat(lag().count()).isEqualTo(1);
    assertThat(lag().totalTime(TimeUnit.MILLISECONDS)).isEqualTo((double) late);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1772355597",
    "0,",
    ",",
    "some, 1772355597",
    "0, soon",
    "0, 9e99999999999",
    "99999999999,"
  })
  void noOtherCallDoesNorOneWithOddHeaders(@Nullable String retries, @Nullable String eta) {
    assertThat(call(retries, eta).getStatusCode().value()).isEqualTo(204);
    assertThat(lag().count()).isZero();
  }

  private ResponseEntity<?> call(@Nullable String retries, @Nullable String eta) {
    return controller(Outcome.DONE).call(R1, "task", retries, eta);
  }

  private ResponseEntity<?> answer(Outcome outcome, byte @Nullable [] body) {
    return controller(outcome).call(body, null, null, null);
  }

  private CallbackController controller(Outcome outcome) {
    return new CallbackController(CallbacksOf.action(_ -> outcome, STORE, meters));
  }

  private Timer lag() {
    return meters.timer("voda.task.lag", "code", "R1");
  }
}
