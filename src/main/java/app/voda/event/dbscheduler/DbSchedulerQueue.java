package app.voda.event.dbscheduler;

import app.voda.event.EventJson;
import app.voda.event.QueueUnavailable;
import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import app.voda.store.Conflict;
import app.voda.store.Transactions;
import app.voda.store.jdbc.Times;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/// The queue of the embedded default. A name stays used after its task has finished, and is
/// committed together with it.
public final class DbSchedulerQueue implements TaskQueue {
  static final TaskDescriptor<TaskData> CALLBACK = TaskDescriptor.of("callback", TaskData.class);

  private final SchedulerClient client;
  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final EventJson json;
  private final InstantSource clock;
  private final ApplicationEventPublisher events;
  private final Runnable wakeUp;

  /// Works on the database that the store uses.
  ///
  /// @param client works on the transaction's connection
  /// @param wakeUp has the queue look for due tasks at once
  DbSchedulerQueue(
      SchedulerClient client,
      JdbcClient jdbc,
      Transactions transactions,
      EventJson json,
      InstantSource clock,
      ApplicationEventPublisher events,
      Runnable wakeUp) {
    this.client = client;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
    this.events = events;
    this.wakeUp = wakeUp;
  }

  @Override
  public void enqueue(List<Task> tasks) {
    try {
      transactions.execute(() -> addUnused(tasks));
    } catch (DataAccessException
        | TransactionException
        | DbSchedulerException
        | SQLRuntimeException
        | Conflict e) {
      throw new QueueUnavailable("the embedded queue did not take the tasks", e);
    }
    events.publishEvent(new QueueChanged());
    var now = clock.instant();
    if (tasks.stream().anyMatch(task -> !task.at().isAfter(now))) {
      wakeUp.run();
    }
  }

  private void addUnused(List<Task> tasks) {
    var names = tasks.stream().map(task -> task.name().value()).toList();
    var used =
        new HashSet<>(
            jdbc.sql("select name from task_names where name in (:names)")
                .param("names", names)
                .query(String.class)
                .list());
    var unused = tasks.stream().filter(task -> used.add(task.name().value())).toList();
    for (var task : unused) {
      jdbc.sql("insert into task_names (name, used_at) values (:name, :at)")
          .param("name", task.name().value())
          .param("at", Times.in(clock.instant()))
          .update();
    }
    if (!unused.isEmpty()) {
      client.scheduleBatch(unused.stream().<SchedulableInstance<?>>map(this::instance).toList());
    }
  }

  private SchedulableInstance<TaskData> instance(Task task) {
    return CALLBACK
        .instance(task.name().value())
        .data(new TaskData(json.write(task.event()), 0))
        .scheduledTo(task.at());
  }

  @Override
  public void delete(List<TaskName> names) {
    try {
      // What is running ends by its own fence, as a task of Cloud Tasks does.
      jdbc.sql(
              """
              delete from scheduled_tasks
              where task_name = :queue and task_instance in (:names) and not picked
              """)
          .param("queue", CALLBACK.getTaskName())
          .param("names", names.stream().map(TaskName::value).toList())
          .update();
    } catch (DataAccessException e) {
      throw new QueueUnavailable("the embedded queue did not remove the tasks", e);
    }
    events.publishEvent(new QueueChanged());
  }

  @Override
  public boolean holdsAny(List<TaskName> names) {
    try {
      return jdbc.sql(
              """
              select exists (select 1 from scheduled_tasks
                where task_name = :queue and task_instance in (:names))
              """)
          .param("queue", CALLBACK.getTaskName())
          .param("names", names.stream().map(TaskName::value).toList())
          .query(Boolean.class)
          .single();
    } catch (DataAccessException e) {
      throw new QueueUnavailable("the embedded queue did not answer", e);
    }
  }
}
