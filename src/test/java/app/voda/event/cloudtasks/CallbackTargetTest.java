package app.voda.event.cloudtasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tasks.v2.HttpMethod;
import com.google.cloud.tasks.v2.Task;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told to Cloud Tasks, and how long it is waited for.
class CallbackTargetTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://voda.example", "https://voda.example/"})
  void isTheServiceByItsUrlAndAudience(String publicUrl) {
    var call = task(publicUrl).getHttpRequest();
    assertThat(call.getUrl()).isEqualTo("https://voda.example/tasks/callback");
    assertThat(call.getOidcToken().getAudience()).isEqualTo(publicUrl);
    assertThat(call.getOidcToken().getServiceAccountEmail()).isEqualTo("queue@p.example");
  }

  @Test
  void isPostedTheBodyAtItsTime() {
    var task = task("https://voda.example");
    assertThat(task.getName()).isEqualTo("queues/a/tasks/t");
    assertThat(task.getScheduleTime())
        .isEqualTo(Timestamp.newBuilder().setSeconds(1772355600).setNanos(5_000_000).build());
    assertThat(task.getDispatchDeadline()).isEqualTo(Duration.newBuilder().setSeconds(60).build());
    assertThat(task.getHttpRequest().getHttpMethod()).isEqualTo(HttpMethod.POST);
    assertThat(task.getHttpRequest().getBody().toStringUtf8()).isEqualTo("{\"name\":\"일기\"}");
    assertThat(task.getHttpRequest().getHeadersMap())
        .isEqualTo(Map.of("Content-Type", "application/json"));
  }

  @Test
  void isTriedAgainAfterATenthOfASecondAndASecondAtMost() {
    var retries = Patience.DEFAULT.retries();
    assertThat(retries.getInitialRpcTimeoutDuration()).hasSeconds(3);
    assertThat(retries.getMaxRpcTimeoutDuration()).hasSeconds(3);
    assertThat(retries.getTotalTimeoutDuration()).hasSeconds(10);
    assertThat(retries.getInitialRetryDelayDuration()).hasMillis(100);
    assertThat(retries.getRetryDelayMultiplier()).isEqualTo(2);
    assertThat(retries.getMaxRetryDelayDuration()).hasSeconds(1);
  }

  private static Task task(String publicUrl) {
    var settings = new TasksSettings("us-central1", List.of("a"), "queue@p.example", null);
    return new CallbackTarget(publicUrl, settings)
        .task("queues/a/tasks/t", "{\"name\":\"일기\"}", Instant.parse("2026-03-01T09:00:00.005Z"));
  }
}
