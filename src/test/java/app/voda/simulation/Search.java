package app.voda.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/// Runs seed after seed, on all cores, and tells of those whose world broke an invariant.
final class Search {
  private static final int ENOUGH = 5;

  // The trace says what hundreds of thousands of its lines would.
  private final Logger logger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Simulation simulation;
  private final ConcurrentSkipListMap<Long, Simulation.Result> failed =
      new ConcurrentSkipListMap<>();
  private final AtomicLong next;
  private final AtomicLong judged = new AtomicLong();
  private final long first;

  Search(Simulation simulation, long first) {
    this.simulation = simulation;
    this.first = first;
    this.next = new AtomicLong(first);
  }

  /// Runs this many seeds, and more while there is time.
  ///
  /// @return how many were judged
  long run(long atLeast, Duration time) throws InterruptedException {
    var before = logger.getLevel();
    logger.setLevel(Level.OFF);
    long end = System.nanoTime() + time.toNanos();
    try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        threads.execute(() -> {
          while (failed.size() < ENOUGH
              && (next.get() < first + atLeast || System.nanoTime() < end)) {
            run(next.getAndIncrement());
          }
        });
      }
      threads.shutdown();
      if (!threads.awaitTermination(10, TimeUnit.HOURS)) {
        throw new IllegalStateException("the search does not end");
      }
      return judged.get();
    } finally {
      logger.setLevel(before);
    }
  }

  private void run(long seed) {
    var result = judged(seed);
    judged.incrementAndGet();
    if (result.broken() != null) {
      failed.put(seed, result);
    }
  }

  // Else the thread would end without a word, and the seed count as a good one.
  private Simulation.Result judged(long seed) {
    try {
      return simulation.run(seed);
    } catch (RuntimeException | Error e) {
      return new Simulation.Result(
          "the world was not to be had, or not to be ended: " + e, "", Set.of());
    }
  }

  /// What broke, with the smallest history of the first; empty if nothing did.
  String report() {
    if (failed.isEmpty()) {
      return "";
    }
    var worst = failed.firstEntry();
    var before = logger.getLevel();
    logger.setLevel(Level.OFF);
    var smallest = Shrinking.smallest(simulation, worst.getKey(), worst.getValue());
    logger.setLevel(before);
    var report = new StringBuilder("\n");
    failed.forEach((seed, result) ->
        report.append("seed ").append(seed).append(": ").append(result.broken()).append('\n'));
    return report
        .append("seed ")
        .append(worst.getKey())
        .append(", made smaller:\n")
        .append(smallest.trace())
        .append("\nreplay: ./mvnw -Psimulation verify -Dvoda.seeds=1 -Dvoda.seed=")
        .append(worst.getKey())
        .append('\n')
        .toString();
  }
}
