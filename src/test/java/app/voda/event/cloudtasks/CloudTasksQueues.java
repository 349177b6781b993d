package app.voda.event.cloudtasks;

import app.voda.event.http.EventJsons;
import app.voda.testing.FakeCloudTasks;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.tasks.v2.CloudTasksClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/// The adapter, put together to talk to a fake.
public final class CloudTasksQueues implements AutoCloseable {
  static final String SERVICE = "https://voda.example";
  static final Patience SHORT = new Patience(Duration.ofMillis(200), Duration.ofMillis(600));

  private final TasksSettings settings;
  private final TaskPaths paths;
  private final Patience patience;
  private final CloudTasksClient client;

  public CloudTasksQueues(String endpoint, Patience patience, String... queues) {
    this.settings =
        new TasksSettings(
            FakeCloudTasks.LOCATION, List.of(queues), FakeCloudTasks.SERVICE_ACCOUNT, endpoint);
    this.paths = new TaskPaths(FakeCloudTasks.PROJECT, settings);
    this.patience = patience;
    try {
      this.client = CloudTasksConnection.open(settings, NoCredentialsProvider.create(), patience);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public CloudTasksQueue queue() {
    var target = new CallbackTarget(SERVICE, settings);
    return new CloudTasksQueue(client, paths, target, EventJsons.real(), patience);
  }

  QueueCheck check() {
    return new QueueCheck(client, paths, settings, patience);
  }

  @Override
  public void close() {
    client.close();
  }
}
