package app.voda.testing;

import app.voda.event.EventJson;
import app.voda.event.TaskQueue;
import app.voda.event.cloudtasks.CallbackTarget;
import app.voda.event.cloudtasks.CloudTasksConnection;
import app.voda.event.cloudtasks.CloudTasksQueue;
import app.voda.event.cloudtasks.Patience;
import app.voda.event.cloudtasks.TaskPaths;
import app.voda.event.cloudtasks.TasksSettings;
import com.google.api.gax.core.NoCredentialsProvider;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The embedded default with its queue in Cloud Tasks instead: for {@link Voda}'s further beans.
public final class OverCloudTasks {

  @Bean
  @Primary
  TaskQueue cloudTasks(
      @Value("${voda.gcp.tasks.endpoint}") String endpoint,
      @Value("${voda.gcp.tasks.queue}") List<String> queues,
      @Value("${voda.public-url}") String url,
      EventJson json)
      throws IOException {
    var settings =
        new TasksSettings(
            FakeCloudTasks.LOCATION, queues, FakeCloudTasks.SERVICE_ACCOUNT, endpoint);
    return new CloudTasksQueue(
        CloudTasksConnection.open(settings, NoCredentialsProvider.create(), Patience.DEFAULT),
        new TaskPaths(FakeCloudTasks.PROJECT, settings),
        new CallbackTarget(url, settings),
        json,
        Patience.DEFAULT);
  }
}
