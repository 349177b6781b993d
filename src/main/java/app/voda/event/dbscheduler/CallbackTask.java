package app.voda.event.dbscheduler;

import app.voda.event.EventJson;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.ApplicationEventPublisher;

/// What db-scheduler does with a task: 2xx ends it, anything else is tried again, without end.
final class CallbackTask {
  private final Call call;
  private final EventJson json;
  private final InstantSource clock;
  private final ApplicationEventPublisher events;

  /// Calls back with one task, and tells the answer's status; 0 when there was none.
  @FunctionalInterface
  interface Call {
    int call(String name, TaskData task, int retries, Instant eta);
  }

  private CallbackTask(
      Call call, EventJson json, InstantSource clock, ApplicationEventPublisher events) {
    this.call = call;
    this.json = json;
    this.clock = clock;
    this.events = events;
  }

  static Task<TaskData> of(
      Call call, EventJson json, InstantSource clock, ApplicationEventPublisher events) {
    var task = new CallbackTask(call, json, clock, events);
    return Tasks.custom(DbSchedulerQueue.CALLBACK)
        // By voda's clock: db-scheduler's own way of reviving takes the system's.
        .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
        .execute(task::run);
  }

  private CompletionHandler<TaskData> run(TaskInstance<TaskData> task, ExecutionContext context) {
    var execution = context.getExecution();
    int retries = execution.consecutiveFailures;
    int status = call.call(task.getId(), task.getData(), retries, execution.executionTime);
    events.publishEvent(new TaskRan(json.read(task.getData().body()), clock.instant(), status));
    return (complete, operations) -> {
      if (status >= 200 && status < 300) {
        operations.remove();
      } else {
        var failed =
            ExecutionComplete.failure(
                complete.getExecution(), complete.getTimeDone(), complete.getTimeDone(), null);
        var next = clock.instant().plus(Backoff.OF_THE_QUEUE.after(retries + 1));
        operations.reschedule(failed, next, task.getData().answered(status));
      }
      events.publishEvent(new QueueChanged());
    };
  }
}
