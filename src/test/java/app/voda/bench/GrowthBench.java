package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.dbscheduler.QueueRunner;
import app.voda.event.dbscheduler.TaskRan;
import app.voda.phones.MovableClock;
import app.voda.room.Room;
import app.voda.testing.ManyRooms;
import app.voda.testing.Voda;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.event.EventListener;

/// What the end of a turn costs among 1,000 rooms, 10,000 and 100,000, and how large the database
/// grows.
class GrowthBench {
  private static final int MEASURED = 1_000;
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
  // After as many the compiler has done most of what it will.
  private static final int WARM_UP = 10;
  private static final int DAYS = 5;
  private static final Duration REST = Duration.ofSeconds(30);
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final List<Cost> ofSizes = new ArrayList<>();

  private record Cost(double perSecond, double cpuMillis) {}

  /// Counts what ran.
  static final class Count {
    final AtomicInteger ran = new AtomicInteger();

    @EventListener
    void on(TaskRan task) {
      ran.incrementAndGet();
    }
  }

  @Test
  void growsToAHundredThousandRooms(@TempDir Path data) throws Exception {
    try (var voda = Voda.start(data, List.of(Count.class))) {
      var measured = ManyRooms.open(voda, MEASURED);
      awaitNothingDue(voda);
      for (int turn = 0; turn < WARM_UP; turn++) {
        endATurnOf(voda, measured);
      }
      int rooms = MEASURED;
      for (int size : SIZES) {
        if (size > rooms) {
          ManyRooms.open(voda, size - rooms, Duration.ofDays(15));
          rooms = size;
          awaitNothingDue(voda);
          settledMegabytes(data);
        }
        measure(voda, measured, size, data);
      }
      double growth = ofSizes.getLast().cpuMillis / ofSizes.getFirst().cpuMillis;
      Figures.print(
          "a callback among 100,000 rooms by one among 1,000", "CPU %.2f".formatted(growth));
      assertThat(growth).isLessThan(1.5);
    }
    printTheDataAlone(data);
  }

  private void measure(Voda voda, ManyRooms measured, int size, Path data) {
    var days = new ArrayList<Cost>();
    for (int day = 0; day < DAYS; day++) {
      days.add(endATurnOf(voda, measured));
    }
    var cost = new Cost(median(days, Cost::perSecond), median(days, Cost::cpuMillis));
    ofSizes.add(cost);
    double megabytes = settledMegabytes(data);
    Figures.print(
        "1,000 turns that end at once among %,d rooms of two".formatted(size),
        ("%.0f callbacks/s, %.2f CPU ms each (medians of %d); "
                + "database file at rest %.0f MB, %.1f MB per 1,000 rooms")
            .formatted(cost.perSecond, cost.cpuMillis, DAYS, megabytes, megabytes * 1_000 / size));
  }

  /// Lets the reminders pass, and measures the end.
  private static Cost endATurnOf(Voda voda, ManyRooms rooms) {
    var due = rooms.now().stream().map(room -> room.turn().dueAt()).max(Instant::compareTo);
    var turn = rooms.now().getFirst().turn().number();
    moveTo(voda, due.orElseThrow().minus(Duration.ofMinutes(10)));
    var count = voda.bean(Count.class).ran;
    int before = count.get();
    long cpu = SYSTEM.getProcessCpuTime();
    long begin = System.nanoTime();
    moveTo(voda, due.orElseThrow());
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
    int callbacks = count.get() - before;
    assertThat(rooms.now()).extracting((Room room) -> room.turn().number()).containsOnly(turn + 1);
    return new Cost(callbacks / seconds, cpuSeconds * 1e3 / callbacks);
  }

  private static void moveTo(Voda voda, Instant time) {
    var clock = voda.bean(MovableClock.class);
    clock.stand();
    clock.moveTo(time);
    clock.tickOn();
    awaitNothingDue(voda);
  }

  private static void awaitNothingDue(Voda voda) {
    var queue = voda.bean(QueueRunner.class);
    var clock = voda.bean(MovableClock.class);
    Awaitility.await()
        .atMost(Duration.ofMinutes(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> queue.nextDue().filter(at -> !at.isAfter(clock.instant())).isEmpty());
  }

  // The file is compacted every second as long as it helps: what was written last takes it up to
  // minutes. Until it has not shrunk for a while.
  private static double settledMegabytes(Path data) {
    var file = data.resolve("voda.mv.db").toFile();
    var least = new AtomicLong(Long.MAX_VALUE);
    var since = new AtomicLong(System.nanoTime());
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          if (file.length() < least.get()) {
            least.set(file.length());
            since.set(System.nanoTime());
          }
          return System.nanoTime() - since.get() > REST.toNanos();
        });
    return file.length() / 1e6;
  }

  // What is left when H2 writes the file anew: the data alone.
  private static void printTheDataAlone(Path data) throws SQLException, IOException {
    try (var h2 = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("voda"));
        var statement = h2.createStatement()) {
      statement.execute("shutdown compact");
    }
    double megabytes = Files.size(data.resolve("voda.mv.db")) / 1e6;
    Figures.print(
        "the data in that, by SHUTDOWN COMPACT",
        "%.1f MB, %.2f MB per 1,000 rooms"
            .formatted(megabytes, megabytes * 1_000 / SIZES.getLast()));
  }

  private static double median(List<Cost> all, ToDoubleFunction<Cost> of) {
    return Figures.percentile(all.stream().mapToDouble(of).toArray(), 0.5);
  }
}
