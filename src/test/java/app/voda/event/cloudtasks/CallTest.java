package app.voda.event.cloudtasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.QueueUnavailable;
import com.google.api.core.ApiFuture;
import com.google.api.core.SettableApiFuture;
import com.google.api.gax.grpc.GrpcStatusCode;
import com.google.api.gax.rpc.ApiCallContext;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.api.gax.rpc.UnaryCallable;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What the ends of a call of Cloud Tasks mean.
class CallTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final SettableApiFuture<String> future = SettableApiFuture.create();

  @Test
  void anAnswerIsThatAnswerHoweverLateItIsAskedFor() {
    future.set("task");
    assertThat(call(LONG).answer()).contains("task");
    assertThat(call(Duration.ofSeconds(-1)).answer()).contains("task");
  }

  @Test
  void theExpectedRefusalIsAsGoodAsSuccess() {
    future.setException(refusal(Status.NOT_FOUND));
    assertThat(call(LONG).answer()).isEmpty();
  }

  @Test
  void anyOtherRefusalTellsWhatGrpcSays() {
    var refusal = refusal(Status.PERMISSION_DENIED.withDescription("not yours"));
    future.setException(refusal);
    assertThatThrownBy(call(LONG)::answer)
        .isInstanceOf(QueueUnavailable.class)
        .hasMessage("Cloud Tasks: queues/a: PERMISSION_DENIED: not yours")
        .hasCause(refusal);
  }

  @Test
  void aFailureThatIsNoRefusalTellsItself() {
    future.setException(new IllegalStateException("closed"));
    assertThatThrownBy(call(LONG)::answer)
        .isInstanceOf(QueueUnavailable.class)
        .hasMessage("Cloud Tasks: queues/a: java.lang.IllegalStateException: closed");
  }

  @Test
  void aRefusalWithoutAWordOfGrpcsTellsItself() {
    var code = GrpcStatusCode.of(Status.Code.INTERNAL);
    future.setException(new ApiException("odd", null, code, false));
    assertThatThrownBy(call(LONG)::answer)
        .hasMessageContaining("queues/a")
        .hasMessageEndingWith("odd");
  }

  @Test
  void noAnswerInTimeEndsTheCall() {
    assertThatThrownBy(call(SHORT)::answer)
        .isInstanceOf(QueueUnavailable.class)
        .hasMessage("Cloud Tasks: queues/a: no answer in time");
    assertThat(future.isCancelled()).isTrue();
  }

  @Test
  void aCallThatWasGivenUpHasNoAnswer() {
    future.cancel(true);
    assertThatThrownBy(call(LONG)::answer)
        .isInstanceOf(QueueUnavailable.class)
        .hasMessageEndingWith("no answer in time");
  }

  @Test
  void whoIsInterruptedStaysSoAndEndsTheCall() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(call(LONG)::answer)
        .isInstanceOf(QueueUnavailable.class)
        .hasMessageEndingWith("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(future.isCancelled()).isTrue();
  }

  @Test
  void severalCallsTogetherTakeNoLongerThanTheLimit() {
    long before = System.nanoTime();
    var calls = new Calls(LONG);
    long after = System.nanoTime();
    var one = calls.begin(callable(), "request", "queues/a", Code.NOT_FOUND);
    var other = calls.begin(callable(), "request", "queues/b", Code.NOT_FOUND);
    assertThat(one.end() - LONG.toNanos()).isBetween(before, after);
    assertThat(other.end()).isEqualTo(one.end());
    assertThat(other.about()).isEqualTo("queues/b");
    future.set("task");
    assertThat(other.answer()).contains("task");
  }

  private Call<String> call(Duration left) {
    return new Call<>(future, "queues/a", Code.NOT_FOUND, System.nanoTime() + left.toNanos());
  }

  private UnaryCallable<String, String> callable() {
    return new UnaryCallable<>() {
      @Override
      public ApiFuture<String> futureCall(String request, ApiCallContext context) {
        return future;
      }
    };
  }

  private static ApiException refusal(Status status) {
    var code = GrpcStatusCode.of(status.getCode());
    return new ApiException(status.asRuntimeException(), code, false);
  }
}
