package app.voda.event.cloudtasks;

import app.voda.event.EventJson;
import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.tasks.v2.CloudTasksClient;
import com.google.cloud.tasks.v2.CreateTaskRequest;
import com.google.cloud.tasks.v2.DeleteTaskRequest;
import com.google.cloud.tasks.v2.GetTaskRequest;
import java.util.List;

/// The queue on Google Cloud. Each call is bounded, its retries included. A task counts as put in
/// only when Cloud Tasks has said so; it may have been put in when Cloud Tasks has not.
public final class CloudTasksQueue implements TaskQueue {
  private final CloudTasksClient client;
  private final TaskPaths paths;
  private final CallbackTarget target;
  private final EventJson json;
  private final Patience patience;

  public CloudTasksQueue(
      CloudTasksClient client,
      TaskPaths paths,
      CallbackTarget target,
      EventJson json,
      Patience patience) {
    this.client = client;
    this.paths = paths;
    this.target = target;
    this.json = json;
    this.patience = patience;
  }

  // One after the other: when one fails, those before it are in and those after it are not.
  @Override
  public void enqueue(List<Task> tasks) {
    var calls = new Calls(patience.total());
    for (var task : tasks) {
      calls.call(client.createTaskCallable(), creation(task), Code.ALREADY_EXISTS);
    }
  }

  private CreateTaskRequest creation(Task task) {
    var name = task.name();
    return CreateTaskRequest.newBuilder()
        .setParent(paths.queue(name))
        .setTask(target.task(paths.task(name), json.write(task.event()), task.at()))
        .build();
  }

  @Override
  public void delete(List<TaskName> names) {
    var calls = new Calls(patience.total());
    var answers =
        names.stream()
            .map(name -> DeleteTaskRequest.newBuilder().setName(paths.task(name)).build())
            .map(client.deleteTaskCallable()::futureCall)
            .toList();
    answers.forEach(answer -> calls.await(answer, Code.NOT_FOUND));
  }

  // One after the other, up to the first that is there: Cloud Tasks charges for each question.
  @Override
  public boolean holdsAny(List<TaskName> names) {
    var calls = new Calls(patience.total());
    return names.stream()
        .map(name -> GetTaskRequest.newBuilder().setName(paths.task(name)).build())
        .anyMatch(task -> calls.call(client.getTaskCallable(), task, Code.NOT_FOUND).isPresent());
  }
}
