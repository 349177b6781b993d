package app.voda.event.cloudtasks;

import app.voda.event.QueueUnavailable;
import app.voda.problem.WrongSetting;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.tasks.v2.CloudTasksClient;
import com.google.cloud.tasks.v2.ListTasksRequest;

/// Whether voda's queues are there and let voda in; asked at the start.
public final class QueueCheck {
  private final CloudTasksClient client;
  private final TaskPaths paths;
  private final TasksSettings settings;
  private final Patience patience;

  public QueueCheck(
      CloudTasksClient client, TaskPaths paths, TasksSettings settings, Patience patience) {
    this.client = client;
    this.paths = paths;
    this.settings = settings;
    this.patience = patience;
  }

  /// Returns when each queue has answered.
  ///
  /// @throws WrongSetting if a setting is wrong: asking again would not help
  /// @throws QueueUnavailable if a queue did not answer
  public void ping() {
    for (var queue : paths.queues()) {
      var page = ListTasksRequest.newBuilder().setParent(queue).setPageSize(1).build();
      try {
        // No answer but a page is as good as success.
        new Calls(patience.total())
            .begin(client.listTasksCallable(), page, queue, Code.OK)
            .answer();
      } catch (QueueUnavailable e) {
        if (e.getCause() instanceof ApiException refusal) {
          blame(refusal.getStatusCode().getCode(), e);
        }
        throw e;
      }
    }
  }

  private void blame(Code code, QueueUnavailable failure) {
    switch (code) {
      case NOT_FOUND, FAILED_PRECONDITION, PERMISSION_DENIED ->
          throw wrong("voda.gcp.tasks.queue", failure);
      case INVALID_ARGUMENT -> throw wrong("voda.gcp.tasks.location", failure);
      case UNAUTHENTICATED -> throw wrong("GOOGLE_APPLICATION_CREDENTIALS", failure);
      case UNAVAILABLE, DEADLINE_EXCEEDED -> {
        // Google's may be down for a while; an emulator is not there.
        if (settings.endpoint() != null) {
          throw wrong("voda.gcp.tasks.endpoint", failure);
        }
      }
      default -> {}
    }
  }

  private static WrongSetting wrong(String property, QueueUnavailable failure) {
    return new WrongSetting(property, String.valueOf(failure.getMessage()), failure);
  }
}
