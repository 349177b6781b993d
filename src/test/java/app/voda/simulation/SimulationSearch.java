package app.voda.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.NeedsFirestore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// `./mvnw -Psimulation verify`: 100,000 seeds, or `-Dvoda.seeds` from `-Dvoda.seed` on; fewer of
/// them on the real stores, which take their time.
class SimulationSearch {
  private static final long FIRST = Long.getLong("voda.seed", 0);
  private static final long SEEDS = Long.getLong("voda.seeds", 100_000);

  @Test
  void inMemory() throws InterruptedException {
    noSeedBreaksAnInvariant(Stores::inMemory, SEEDS);
  }

  @Test
  void onH2() throws InterruptedException {
    noSeedBreaksAnInvariant(Stores::h2, Math.min(SEEDS, 50));
  }

  @Nested
  @NeedsFirestore
  class OnGoogleCloud {
    @Test
    void onFirestore() throws InterruptedException {
      noSeedBreaksAnInvariant(Stores::firestore, Math.min(SEEDS, 20));
    }
  }

  private static void noSeedBreaksAnInvariant(Function<InstantSource, Store> stores, long many)
      throws InterruptedException {
    try (var services = new Services()) {
      var search = new Search(new Simulation(services, stores), FIRST);
      long begin = System.nanoTime();
      long seeds = search.run(many, Duration.ZERO);
      var took = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
      System.err.println("seeds: " + seeds + ", seconds: " + took);
      assertThat(search.report()).isEmpty();
      assertThat(seeds).isGreaterThanOrEqualTo(many);
    }
  }
}
