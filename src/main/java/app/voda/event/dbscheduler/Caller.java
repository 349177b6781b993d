package app.voda.event.dbscheduler;

import app.voda.event.oidc.LocalIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls the callback of this very process, over real HTTP and with the headers of Cloud Tasks.
final class Caller implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Caller.class);
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  static final int NO_ANSWER = 0;

  private final LocalIssuer issuer;
  // No time of its own to connect: to this very process only its being busy takes any.
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile int port;

  Caller(LocalIssuer issuer) {
    this.issuer = issuer;
  }

  /// The port this process listens on, whatever was configured when a task was enqueued.
  void listensOn(int port) {
    this.port = port;
  }

  /// Calls back with one task.
  ///
  /// @return the answer's status; 0 when there was none
  int call(String name, TaskData task, int retries, Instant eta) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/tasks/callback"))
            .timeout(DEADLINE)
            .header("Authorization", "Bearer " + issuer.token())
            .header("Content-Type", "application/json")
            .header("X-CloudTasks-QueueName", "local")
            .header("X-CloudTasks-TaskName", name)
            .header("X-CloudTasks-TaskRetryCount", String.valueOf(retries))
            .header("X-CloudTasks-TaskExecutionCount", String.valueOf(task.executions()))
            .header(
                "X-CloudTasks-TaskETA",
                "%d.%06d".formatted(eta.getEpochSecond(), eta.getNano() / 1000))
            .POST(HttpRequest.BodyPublishers.ofString(task.body()))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      log.warn("callback task={} outcome=NO_ANSWER why=\"{}\"", name, e.toString());
      return NO_ANSWER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NO_ANSWER;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
