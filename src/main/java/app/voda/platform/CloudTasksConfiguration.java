package app.voda.platform;

import app.voda.event.EventJson;
import app.voda.event.TaskQueue;
import app.voda.event.cloudtasks.CallbackTarget;
import app.voda.event.cloudtasks.CloudTasksConnection;
import app.voda.event.cloudtasks.CloudTasksQueue;
import app.voda.event.cloudtasks.Patience;
import app.voda.event.cloudtasks.QueueCheck;
import app.voda.event.cloudtasks.TaskPaths;
import app.voda.event.cloudtasks.TasksSettings;
import app.voda.problem.WrongSetting;
import com.google.api.gax.core.CredentialsProvider;
import com.google.cloud.tasks.v2.CloudTasksClient;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The queue on Google Cloud.
@Configuration(proxyBeanMethods = false)
@Profile("gcp")
class CloudTasksConfiguration {

  @Bean
  CloudTasksClient cloudTasksClient(TasksSettings tasks, CredentialsProvider credentials) {
    try {
      return CloudTasksConnection.open(tasks, credentials, Patience.DEFAULT);
    } catch (IOException e) {
      throw new WrongSetting(
          "GOOGLE_APPLICATION_CREDENTIALS", "there are no credentials for Cloud Tasks", e);
    }
  }

  @Bean
  TaskPaths taskPaths(GoogleProject project, TasksSettings tasks) {
    return new TaskPaths(project.id(), tasks);
  }

  @Bean
  TaskQueue taskQueue(
      CloudTasksClient client,
      TaskPaths paths,
      TasksSettings tasks,
      DataSettings data,
      EventJson json) {
    var target = new CallbackTarget(data.publicUrl(), tasks);
    return new CloudTasksQueue(client, paths, target, json, Patience.DEFAULT);
  }

  @Bean
  QueueCheck queueCheck(CloudTasksClient client, TaskPaths paths, TasksSettings tasks) {
    return new QueueCheck(client, paths, tasks, Patience.DEFAULT);
  }
}
