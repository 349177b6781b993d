package app.voda.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// `./mvnw -Psimulation verify`: 100,000 seeds, or `-Dvoda.seeds` from `-Dvoda.seed` on.
class SimulationSearch {

  @Test
  void noSeedBreaksAnInvariant() throws InterruptedException {
    try (var services = new Services()) {
      var search =
          new Search(new Simulation(services, Stores::inMemory), Long.getLong("voda.seed", 0));
      long begin = System.nanoTime();
      long seeds = search.run(Long.getLong("voda.seeds", 100_000), Duration.ZERO);
      var took = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
      System.err.println("seeds: " + seeds + ", seconds: " + took);
      assertThat(search.report()).isEmpty();
    }
  }
}
