package app.voda.testing;

import com.google.cloud.tasks.v2.Task;
import java.time.Instant;

/// A task that {@link FakeCloudTasks} holds.
///
/// @param task as it was created
/// @param due when it is called next
/// @param calls how often it was called
/// @param answers how many of the answers were no 5xx
/// @param lastStatus the last answer's; 0 for none
public record CloudTasksHeld(Task task, Instant due, int calls, int answers, int lastStatus) {

  static CloudTasksHeld created(Task task, Instant now) {
    var time = task.getScheduleTime();
    var scheduled = Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    return new CloudTasksHeld(task, scheduled.isBefore(now) ? now : scheduled, 0, 0, 0);
  }

  CloudTasksHeld answered(int status, Instant next) {
    int more = status > 0 && status < 500 ? 1 : 0;
    return new CloudTasksHeld(task, next, calls + 1, answers + more, status);
  }

  /// The task's name, without the queue's before it.
  public String name() {
    return task.getName().substring(task.getName().lastIndexOf('/') + 1);
  }

  /// The queue's full name.
  public String queue() {
    return task.getName().substring(0, task.getName().lastIndexOf("/tasks/"));
  }

  public String body() {
    return task.getHttpRequest().getBody().toStringUtf8();
  }
}
