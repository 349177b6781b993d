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
import com.google.protobuf.Empty;
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
      var path = paths.task(task.name());
      var creation =
          CreateTaskRequest.newBuilder()
              .setParent(paths.queue(task.name()))
              .setTask(target.task(path, json.write(task.event()), task.at()))
              .build();
      calls.begin(client.createTaskCallable(), creation, path, Code.ALREADY_EXISTS).answer();
    }
  }

  @Override
  public void delete(List<TaskName> names) {
    var calls = new Calls(patience.total());
    names.stream().map(name -> deletion(calls, paths.task(name))).toList().forEach(Call::answer);
  }

  private Call<Empty> deletion(Calls calls, String path) {
    var deletion = DeleteTaskRequest.newBuilder().setName(path).build();
    return calls.begin(client.deleteTaskCallable(), deletion, path, Code.NOT_FOUND);
  }

  // One after the other, up to the first that is there: Cloud Tasks charges for each question.
  @Override
  public boolean holdsAny(List<TaskName> names) {
    var calls = new Calls(patience.total());
    return names.stream().anyMatch(name -> holds(calls, paths.task(name)));
  }

  private boolean holds(Calls calls, String path) {
    var question = GetTaskRequest.newBuilder().setName(path).build();
    return calls
        .begin(client.getTaskCallable(), question, path, Code.NOT_FOUND)
        .answer()
        .isPresent();
  }
}
