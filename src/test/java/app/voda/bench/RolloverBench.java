package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EventCode;
import app.voda.event.dbscheduler.QueueRunner;
import app.voda.event.dbscheduler.TaskRan;
import app.voda.phones.MovableClock;
import app.voda.testing.ManyRooms;
import app.voda.testing.Voda;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.event.EventListener;

/// Ten thousand rooms whose turns end at the same second, on the embedded default, with the clock
/// ticking: how many callbacks a second, and how late the last turn ends.
class RolloverBench {
  private static final int ROOMS = Integer.getInteger("voda.bench.rooms", 10_000);

  /// Keeps what ran.
  static final class Log {
    final Queue<TaskRan> ran = new ConcurrentLinkedQueue<>();

    @EventListener
    void on(TaskRan task) {
      ran.add(task);
    }
  }

  @Test
  void tenThousandTurnsEndAtOnce(@TempDir Path data) throws Exception {
    double rate = callbacksPerSecond(data);
    double bare = BareDbScheduler.tasksPerSecond(data, 3 * ROOMS);
    Figures.print(
        "db-scheduler alone, on that file, with tasks that do nothing",
        "%.0f tasks/s: a callback costs %.1f of them".formatted(bare, bare / rate));
  }

  private static double callbacksPerSecond(Path data) throws IOException {
    // Without reminders: their time is not what is measured.
    try (var voda =
        Voda.start(
            data,
            List.of(Log.class),
            "--voda.event.m12-before=P2D",
            "--voda.event.m11-before=P2D")) {
      var many = ManyRooms.open(voda, ROOMS);
      var queue = voda.bean(QueueRunner.class);
      var clock = voda.bean(MovableClock.class);
      await(() -> queue.pending(null).stream().allMatch(t -> t.event().code() == EventCode.R1));
      var log = voda.bean(Log.class);
      log.ran.clear();

      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long cpu = system.getProcessCpuTime();
      var begin = System.nanoTime();
      clock.stand();
      clock.moveTo(many.dueAt());
      clock.tickOn();
      await(() -> log.ran.size() >= 3 * ROOMS && isAtRest(queue, many.dueAt()));
      var seconds = (System.nanoTime() - begin) / 1e9;
      var cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;

      assertThat(many.now()).allMatch(room -> room.turn().number() == 2);
      assertThat(queue.pending(null)).hasSize(ROOMS);
      var slowest =
          log.ran.stream()
              .filter(task -> task.event().code() == EventCode.R1)
              .map(task -> Duration.between(many.dueAt(), task.at()))
              .max(Duration::compareTo)
              .orElseThrow();
      Figures.print(
          ROOMS + " turns that end at once",
          ("%d callbacks in %.1f s, %.0f callbacks/s, %.2f CPU s per 1,000, "
                  + "slowest R1 %.1f s after its time, database %d MB")
              .formatted(
                  log.ran.size(),
                  seconds,
                  log.ran.size() / seconds,
                  cpuSeconds * 1000 / log.ran.size(),
                  slowest.toMillis() / 1000.0,
                  Files.size(data.resolve("voda.mv.db")) >> 20));
      return log.ran.size() / seconds;
    }
  }

  private static boolean isAtRest(QueueRunner queue, Instant dueAt) {
    return queue.nextDue().filter(at -> at.isAfter(dueAt.plus(Duration.ofHours(12)))).isPresent();
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(20))
        .pollInterval(Duration.ofMillis(200))
        .until(condition);
  }
}
