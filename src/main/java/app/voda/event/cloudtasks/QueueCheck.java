package app.voda.event.cloudtasks;

import app.voda.event.QueueUnavailable;
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
  /// @throws QueueRefused if a setting is wrong: asking again would not help
  /// @throws QueueUnavailable if a queue did not answer
  public void ping() {
    for (var queue : paths.queues()) {
      var page = ListTasksRequest.newBuilder().setParent(queue).setPageSize(1).build();
      try {
        // No answer but a page is as good as success.
        new Calls(patience.total()).call(client.listTasksCallable(), page, Code.OK);
      } catch (QueueUnavailable e) {
        if (e.getCause() instanceof ApiException refusal) {
          refuse(refusal);
        }
        throw e;
      }
    }
  }

  private void refuse(ApiException refusal) {
    switch (refusal.getStatusCode().getCode()) {
      case NOT_FOUND, FAILED_PRECONDITION, PERMISSION_DENIED ->
          throw new QueueRefused("voda.gcp.tasks.queue", refusal);
      case INVALID_ARGUMENT -> throw new QueueRefused("voda.gcp.tasks.location", refusal);
      case UNAUTHENTICATED -> throw new QueueRefused("GOOGLE_APPLICATION_CREDENTIALS", refusal);
      case UNAVAILABLE, DEADLINE_EXCEEDED -> {
        // Google's may be down for a while; an emulator is not there.
        if (settings.endpoint() != null) {
          throw new QueueRefused("voda.gcp.tasks.endpoint", refusal);
        }
      }
      default -> {}
    }
  }
}
