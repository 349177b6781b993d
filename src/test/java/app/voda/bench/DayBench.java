package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Friends in many rooms who write as soon as their phones tell them to, on a service with the heap
/// of its container: everything at once, over REST, callbacks and both providers. First in so few
/// rooms that none waits for another, then in so many that the machine is the bound.
class DayBench {
  private static final int FEW = 32;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void writesAndReads(@TempDir Path data) throws Exception {
    try (var town = Town.open(data)) {
      var atRest = town.vitals();
      var friends = town.meet(Town.MANY);
      var day = new Day(town::api, town.mailbox(), PATIENCE);
      measure(town, day, friends.subList(0, FEW));
      measure(town, day, friends);
      var underLoad = town.vitals();
      Figures.print("memory at rest, heap of at most 205 MB", atRest.toString());
      Figures.print("memory under that load", underLoad.toString());
      assertThat(town.mailbox().underTwoIds()).isEmpty();
    }
  }

  private static void measure(Town town, Day day, List<Friends> friends) throws Exception {
    day.run(friends, WARM_UP, Pace.AS_FAST_AS_IT_GOES);
    double callbacks = town.callbacks();
    int pushes = town.mailbox().size();
    var done = day.run(friends, TIME, Pace.AS_FAST_AS_IT_GOES);
    assertThat(done.told()).as("posts that all phones knew of").hasSameSizeAs(done.posts());
    var what = friends.size() + " rooms of three that write and read: ";
    Figures.print(
        what + "all together",
        "%.0f turns/s, %.0f requests/s, %.0f callbacks/s, %.0f pushes/s"
            .formatted(
                done.turnsPerSecond(),
                (done.posts().size() + done.reads().size()) / done.seconds(),
                (town.callbacks() - callbacks) / done.seconds(),
                (town.mailbox().size() - pushes) / done.seconds()));
    Figures.print(what + "a post", Figures.times(done.posts()));
    Figures.print(what + "a read", Figures.times(done.reads()));
    Figures.print(
        what + "from a post's answer to the last of its 6 pushes", Figures.times(done.told()));
  }
}
