package app.voda.event.dbscheduler;

import app.voda.event.Attempt;
import app.voda.event.EventJson;
import app.voda.event.TaskQueue;
import app.voda.event.http.EventJsons;
import app.voda.store.Transactions;
import app.voda.store.jdbc.Times;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// The embedded queue without its threads: it looks for what is due when it is told to, and calls
/// back in the thread that told it.
public final class SteppedQueue {
  private final EventJson json = EventJsons.real();
  private final InstantSource clock;
  private final JdbcClient jdbc;
  private final ManualScheduler scheduler;
  private final DbSchedulerQueue tasks;

  /// Takes the call of one task, and tells the answer's status; 0 when there was none.
  @FunctionalInterface
  public interface Callback {
    int call(String body, Attempt attempt);
  }

  /// Works on the database of a store.
  ///
  /// @param database as what enqueues tasks sees it
  /// @param running the same, as what runs them sees it
  public SteppedQueue(
      DataSource database,
      DataSource running,
      Transactions transactions,
      InstantSource clock,
      Callback callback) {
    this(database, running, transactions, clock, callback, _ -> {});
  }

  /// The same, and tells of what it runs.
  SteppedQueue(
      DataSource database,
      DataSource running,
      Transactions transactions,
      InstantSource clock,
      Callback callback,
      ApplicationEventPublisher events) {
    this.clock = clock;
    this.jdbc = JdbcClient.create(database);
    this.scheduler = scheduler(database, running, callback, events);
    var client =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
            .serializer(TaskData.SERIALIZER)
            .build();
    this.tasks = new DbSchedulerQueue(client, jdbc, transactions, json, clock, _ -> {}, () -> {});
  }

  private ManualScheduler scheduler(
      DataSource database,
      DataSource running,
      Callback callback,
      ApplicationEventPublisher events) {
    var task =
        CallbackTask.of(
            (name, data, retries, eta) ->
                callback.call(data.body(), new Attempt(name, retries, eta)),
            json,
            clock,
            events);
    var builder = TestHelper.createManualScheduler(running, task).clock(new Moving());
    builder.serializer(TaskData.SERIALIZER);
    builder.jdbcCustomization(new AutodetectJdbcCustomization(database));
    return builder.build();
  }

  // What the scheduler reads is the clock of whoever steps it.
  private final class Moving extends SettableClock {
    @Override
    public Instant now() {
      return clock.instant();
    }
  }

  public TaskQueue tasks() {
    return tasks;
  }

  /// Picks what is due, and calls back with one task after the other, unless somebody else looked
  /// meanwhile.
  public void look() {
    scheduler.runAnyDueExecutions();
  }

  /// Has tasks run again whose process has shown no sign of life for half an hour.
  public void reviveDead() {
    scheduler.runDeadExecutionDetection();
  }

  /// What a process does first that alone has the database.
  public void releasePicked() {
    QueueRunner.releasePicked(jdbc);
  }

  /// When the next task is due that nobody runs; empty if there is none.
  public Optional<Instant> nextDue() {
    return jdbc.sql("select min(execution_time) as at from scheduled_tasks where not picked")
        .query((row, _) -> Optional.ofNullable(Times.outOrNull(row, "at")))
        .single();
  }

  /// Whether a task is being run, or was when its process died.
  public boolean isAnyPicked() {
    return jdbc.sql("select exists (select 1 from scheduled_tasks where picked)")
        .query(Boolean.class)
        .single();
  }

  /// The names of the tasks that have not finished.
  public List<String> pending() {
    return jdbc.sql("select task_instance from scheduled_tasks order by task_instance")
        .query((row, _) -> row.getString("task_instance"))
        .list();
  }

  /// Loses all tasks but those that are being run; their names stay used.
  public void purge() {
    jdbc.sql("delete from scheduled_tasks where not picked").update();
  }
}
