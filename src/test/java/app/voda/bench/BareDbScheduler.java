package app.voda.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What voda's embedded queue stands on, alone: the same database file, threads and polling, with
/// tasks that do nothing.
final class BareDbScheduler {
  private static final int THREADS = 200;

  private BareDbScheduler() {}

  /// Runs tasks that are all due.
  ///
  /// @param data where a voda has stopped
  /// @return how many ran in a second
  static double tasksPerSecond(Path data, int tasks) throws InterruptedException {
    try (var source = new HikariDataSource()) {
      source.setJdbcUrl(
          "jdbc:h2:file:" + data.resolve("voda") + ";WRITE_DELAY=0;RETENTION_TIME=1000");
      source.setMaximumPoolSize(24);
      JdbcClient.create(source).sql("delete from scheduled_tasks").update();
      var left = new CountDownLatch(tasks);
      var task = Tasks.oneTime("bare").execute((_, _) -> left.countDown());
      var scheduler =
          Scheduler.create(source, task)
              .threads(THREADS)
              .pollingInterval(Duration.ofMillis(250))
              .pollUsingFetch(0.5, 1)
              .executorService(Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory()))
              .build();
      scheduler.scheduleBatch(
          IntStream.range(0, tasks)
              .<SchedulableInstance<?>>mapToObj(
                  number -> task.schedulableInstance(Integer.toString(number)))
              .toList());
      long begin = System.nanoTime();
      scheduler.start();
      left.await();
      double seconds = (System.nanoTime() - begin) / 1e9;
      scheduler.stop();
      return tasks / seconds;
    }
  }
}
