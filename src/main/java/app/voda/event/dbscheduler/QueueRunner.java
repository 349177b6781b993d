package app.voda.event.dbscheduler;

import app.voda.event.EventJson;
import app.voda.event.QueueUnavailable;
import app.voda.id.RoomId;
import app.voda.store.jdbc.Times;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs the tasks of the embedded queue when they are due.
public final class QueueRunner implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(QueueRunner.class);
  private static final int THREADS = 200;
  private static final Duration LOOK = Duration.ofMillis(250);
  // A look reads as many tasks as there are threads. While so many calls are under way, what is
  // enqueued waits for the next look instead of having one of its own.
  private static final int BUSY = 20;

  private final Caller caller;
  private final EventJson json;
  private final InstantSource clock;
  private final JdbcClient jdbc;
  private final Scheduler scheduler;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean running;

  QueueRunner(
      DataSource dataSource,
      Caller caller,
      EventJson json,
      InstantSource clock,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.caller = caller;
    this.json = json;
    this.clock = clock;
    this.jdbc = jdbc;
    this.scheduler =
        Scheduler.create(dataSource, CallbackTask.of(this::call, json, clock, events))
            .serializer(TaskData.SERIALIZER)
            .clock(clock::instant)
            .pollingInterval(LOOK)
            .threads(THREADS)
            .pollUsingFetch(0.5, 1)
            // No more than those: db-scheduler hands over whatever is due again and again, counting
            // on a queue in which it grows stale unseen.
            .executorService(Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory()))
            .failureLogging(LogLevel.WARN, true)
            .shutdownMaxWait(Duration.ofSeconds(8))
            .build();
  }

  private int call(String name, TaskData task, int retries, Instant eta) {
    calls.incrementAndGet();
    try {
      return caller.call(name, task, retries, eta);
    } finally {
      calls.decrementAndGet();
    }
  }

  @EventListener
  void listensOn(WebServerInitializedEvent event) {
    if (event.getApplicationContext().getServerNamespace() == null) {
      caller.listensOn(event.getWebServer().getPort());
    }
  }

  /// Looks for due tasks at once, or soon if there is much to do.
  void wakeUp() {
    if (running && calls.get() < BUSY) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  /// When the next task is due; empty when there is none.
  public Optional<Instant> nextDue() {
    return jdbc.sql("select min(execution_time) as at from scheduled_tasks")
        .query((row, _) -> Optional.ofNullable(Times.outOrNull(row, "at")))
        .single();
  }

  /// Blocks until no task is due any more, while the clock stands still.
  ///
  /// @throws QueueUnavailable if the service is stopped meanwhile
  public void awaitNothingDue() {
    while (nextDue().filter(at -> !at.isAfter(clock.instant())).isPresent()) {
      if (!running) {
        throw new QueueUnavailable("the service is stopping", null);
      }
      scheduler.triggerCheckForDueExecutions();
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /// The tasks that have not finished, in the order of their times.
  ///
  /// @param room only its tasks; null for all
  public List<PendingTask> pending(@Nullable RoomId room) {
    return jdbc
        .sql("select * from scheduled_tasks order by execution_time, task_instance")
        .query((row, _) -> {
          var data = TaskData.SERIALIZER.deserialize(TaskData.class, row.getBytes("task_data"));
          return new PendingTask(
              row.getString("task_instance"),
              json.read(data.body()),
              Times.out(row, "execution_time"),
              row.getInt("consecutive_failures"));
        })
        .list()
        .stream()
        .filter(task -> room == null || room.equals(task.event().roomId()))
        .toList();
  }

  @Override
  public void start() {
    int released = releasePicked(jdbc);
    scheduler.start();
    running = true;
    log.info("queue started releasedTasks={}", released);
  }

  // What is still picked was picked by a process that died: the database file's lock proves it.
  static int releasePicked(JdbcClient jdbc) {
    return jdbc.sql(
            """
            update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null
            where picked
            """)
        .update();
  }

  @Override
  public void stop() {
    running = false;
    scheduler.stop();
    caller.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Last to start and first to stop, so that the callback is there whenever the queue calls.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
