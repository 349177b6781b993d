package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Half an hour at half of the peak, which is measured first, with kills, outages of the providers
/// and jumps of the clock: `./mvnw -Pbench verify -Dit.test=Soak`, or for less time with
/// `-Dvoda.soak.minutes=5`.
class Soak {
  private static final Duration TIME = Duration.ofMinutes(Long.getLong("voda.soak.minutes", 30));
  private static final Duration MINUTE = TIME.dividedBy(Troubles.END);
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration PEAK = Duration.ofSeconds(60);

  @Test
  void endsAsItBegan(@TempDir Path data) throws Exception {
    try (var town = Town.open(data);
        var troubles = new Troubles(town, MINUTE)) {
      var friends = town.meet(Town.MANY);
      var hurried = new Day(town::api, town.mailbox(), Duration.ofSeconds(60));
      hurried.run(friends, WARM_UP, Pace.AS_FAST_AS_IT_GOES);
      var peak = hurried.run(friends, PEAK, Pace.AS_FAST_AS_IT_GOES).turnsPerSecond();

      // Whoever writes sooner is not called any more.
      var day = new Day(town::api, town.mailbox(), Reckoning.SOON);
      var pace = new Pace(peak / 2);
      troubles.begin(0, Troubles.CALM);
      day.run(friends, MINUTE.multipliedBy(Troubles.CALM), pace);
      troubles.await();
      var began = town.atRest();
      troubles.begin(Troubles.CALM, Troubles.END);
      var done = day.run(friends, MINUTE.multipliedBy(Troubles.END - Troubles.CALM), pace);
      troubles.await();
      var ended = town.atRest();
      var reckoning = new Reckoning(town, troubles, friends, List.of(hurried, day));

      Figures.print("soak: peak before it", "%.1f turns/s".formatted(peak));
      Figures.print(
          "soak: since the last kill",
          "%.1f turns/s, a post %s".formatted(done.turnsPerSecond(), Figures.times(done.posts())));
      Figures.print("soak: at rest, soon after the last kill", began.toString());
      Figures.print("soak: at rest, in the end", ended.toString());
      Figures.print("soak: counts", reckoning.toString());
      assertThat(reckoning.missing()).isEmpty();
      assertThat(reckoning.isEven()).isTrue();
      assertThat(town.mailbox().underTwoIds()).isEmpty();
      // A few of each come and go with the runtime's own pools.
      assertThat(ended.threads()).isLessThanOrEqualTo(began.threads() + 4);
      assertThat(ended.virtual()).isLessThanOrEqualTo(began.virtual() + 4);
      assertThat(ended.handles()).isLessThanOrEqualTo(began.handles() + 8);
      assertThat(ended.connections()).isLessThanOrEqualTo(began.connections() + 4);
      assertThat(ended.heap()).isLessThan(began.heap() * 5 / 4);
    }
  }
}
