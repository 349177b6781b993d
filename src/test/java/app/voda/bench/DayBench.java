package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Friends in many rooms who write as soon as their phones tell them to, on a service with the heap
/// of its container: everything at once, over REST, callbacks and both providers.
class DayBench {
  private static final int ROOMS = Integer.getInteger("voda.bench.rooms", 64);
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void writesAndReads(@TempDir Path data) throws Exception {
    try (var town = Town.open(data)) {
      var atRest = town.vitals();
      var friends = town.meet(ROOMS);
      var day = new Day(town::api, town.mailbox(), PATIENCE);
      day.run(friends, WARM_UP, Pace.AS_FAST_AS_IT_GOES);
      double callbacks = town.callbacks();
      int pushes = town.mailbox().size();
      var done = day.run(friends, TIME, Pace.AS_FAST_AS_IT_GOES);
      var underLoad = town.vitals();

      var what = ROOMS + " rooms of three that write and read, ";
      Figures.print(
          what + "at once",
          "%.0f turns/s, %.0f requests/s, %.0f callbacks/s, %.0f pushes/s"
              .formatted(
                  done.turnsPerSecond(),
                  (done.posts().size() + done.reads().size()) / done.seconds(),
                  (town.callbacks() - callbacks) / done.seconds(),
                  (town.mailbox().size() - pushes) / done.seconds()));
      Figures.print(what + "a post", Figures.times(done.posts()));
      Figures.print(what + "a read", Figures.times(done.reads()));
      Figures.print(
          what + "from the post's answer to the last of its 6 pushes", Figures.times(done.told()));
      Figures.print("memory at rest, heap of at most 205 MB", atRest.toString());
      Figures.print("memory under that load", underLoad.toString());
      assertThat(town.mailbox().underTwoIds()).isEmpty();
      assertThat(Files.size(data.resolve("voda.mv.db"))).isPositive();
    }
  }
}
