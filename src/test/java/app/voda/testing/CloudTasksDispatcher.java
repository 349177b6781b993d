package app.voda.testing;

import com.google.cloud.tasks.v2.Task;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Calls tasks back when they are due: 2xx ends one, anything else is tried again, without end.
final class CloudTasksDispatcher implements AutoCloseable {
  private static final long LOOK_MILLIS = 5;

  private final CloudTasksStore store;
  private final CloudTasksIssuer issuer;
  private final CloudTasksFaults faults;
  private final CloudTasksBackoff backoff;
  private final InstantSource clock;
  private final Consumer<CloudTasksCall> called;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean paused;

  CloudTasksDispatcher(
      CloudTasksStore store,
      CloudTasksIssuer issuer,
      CloudTasksFaults faults,
      CloudTasksBackoff backoff,
      InstantSource clock,
      Consumer<CloudTasksCall> called) {
    this.store = store;
    this.issuer = issuer;
    this.faults = faults;
    this.backoff = backoff;
    this.clock = clock;
    this.called = called;
    var _ = looks.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void pause(boolean paused) {
    this.paused = paused;
  }

  private void look() {
    if (paused) {
      return;
    }
    for (var task : store.due(clock.instant())) {
      later(() -> ended(task, call(task)));
      for (int more = faults.calls(); more > 1; more--) {
        later(() -> call(task));
      }
    }
  }

  private void later(Runnable call) {
    var _ =
        looks.schedule(
            () -> calls.execute(call), faults.lateness().toMillis(), TimeUnit.MILLISECONDS);
  }

  void ended(CloudTasksHeld task, int status) {
    if (status >= 200 && status < 300) {
      store.remove(task.task().getName());
    } else {
      var next = clock.instant().plus(backoff.after(task.calls() + 1));
      store.again(task.answered(status, next));
    }
  }

  private int call(CloudTasksHeld task) {
    var at = clock.instant();
    int status = send(task);
    called.accept(
        new CloudTasksCall(task.name(), task.queue(), task.body(), task.calls(), status, at));
    return status;
  }

  private int send(CloudTasksHeld task) {
    try {
      return http.send(request(task), BodyHandlers.discarding()).statusCode();
    } catch (IOException noAnswer) {
      return 0;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private HttpRequest request(CloudTasksHeld held) {
    var wanted = held.task().getHttpRequest();
    var token = wanted.getOidcToken();
    var audience = token.getAudience().isEmpty() ? wanted.getUrl() : token.getAudience();
    var request =
        HttpRequest.newBuilder(URI.create(wanted.getUrl())).timeout(deadline(held.task()));
    wanted.getHeadersMap().forEach(request::header);
    if (wanted.hasOidcToken()) {
      var signed = issuer.token(audience, token.getServiceAccountEmail());
      request.header("Authorization", "Bearer " + signed);
    }
    if (held.lastStatus() > 0) {
      request.header("X-CloudTasks-TaskPreviousResponse", String.valueOf(held.lastStatus()));
    }
    return request
        .header("User-Agent", "Google-Cloud-Tasks")
        .header("X-CloudTasks-QueueName", held.queue().substring(held.queue().lastIndexOf('/') + 1))
        .header("X-CloudTasks-TaskName", held.name())
        .header("X-CloudTasks-TaskRetryCount", String.valueOf(held.calls()))
        .header("X-CloudTasks-TaskExecutionCount", String.valueOf(held.answers()))
        .header("X-CloudTasks-TaskETA", eta(held.due()))
        .method(
            wanted.getHttpMethod().name(),
            HttpRequest.BodyPublishers.ofByteArray(wanted.getBody().toByteArray()))
        .build();
  }

  private static Duration deadline(Task task) {
    return task.hasDispatchDeadline()
        ? Duration.ofSeconds(task.getDispatchDeadline().getSeconds())
        : Duration.ofMinutes(10);
  }

  private static String eta(Instant due) {
    return "%d.%06d".formatted(due.getEpochSecond(), due.getNano() / 1000);
  }

  @Override
  public void close() {
    looks.shutdownNow();
    calls.shutdownNow();
    http.shutdownNow();
  }
}
