package app.voda.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The search can fail: in a world that is broken on purpose it finds a seed, and tells of it in
/// little.
class BrokenWorldIT {
  private static final Pattern REPORT =
      Pattern.compile(
          "(?s).*made smaller:\n(.*)\nreplay: ./mvnw -Psimulation verify -Dvoda.seeds=1"
              + " -Dvoda.seed=(\\d+)\n");

  @Test
  void findsAQueueThatForgetsAndMakesItsHistorySmaller() throws InterruptedException {
    try (var services = new Services()) {
      var simulation = new Simulation(services, ForgetfulQueue::beside);
      var search = new Search(simulation, 0);
      assertThat(search.run(100, Duration.ZERO)).isLessThan(100);

      var report = REPORT.matcher(search.report());
      assertThat(report.matches()).isTrue();
      var whole = simulation.run(Long.parseLong(report.group(2)));
      assertThat(whole.broken()).isNotNull();
      assertThat(report.group(1)).contains("BROKEN: ");
      assertThat(report.group(1).lines().count()).isLessThan(whole.trace().lines().count() / 2);
    }
  }
}
