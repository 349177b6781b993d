package app.voda.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// No seed's world breaks an invariant: whatever crashes, is lost, comes twice, late or in another
/// order, a room's turn goes on and no alarm is lost, doubled or told to a stranger.
class SimulationIT {

  @Test
  void whateverGoesWrongNoTurnDiesAndNoAlarmIsLost() throws InterruptedException {
    try (var services = new Services()) {
      var search = new Search(new Simulation(services, Stores::inMemory), 0);
      long seeds = search.run(500, Duration.ofSeconds(40));
      assertThat(search.report()).isEmpty();
      assertThat(seeds).isGreaterThanOrEqualTo(500);
    }
  }

  @Test
  void aSeedIsTheSameWorldEachTime() {
    try (var services = new Services()) {
      var simulation = new Simulation(services, Stores::inMemory);
      assertThat(simulation.run(7).trace()).isEqualTo(simulation.run(7).trace());
    }
  }
}
