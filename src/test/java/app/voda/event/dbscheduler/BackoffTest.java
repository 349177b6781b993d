package app.voda.event.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  // The example of Cloud Tasks' documentation of maxDoublings.
  @Test
  void doublesThenGrowsByTheLastDoublingThenStays() {
    var documented = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(300), 3);
    assertThat(seconds(documented, 9))
        .containsExactly(10L, 20L, 40L, 80L, 160L, 240L, 300L, 300L, 300L);
  }

  @Test
  void ofTheQueueIsOneSecondToFiveMinutesWithFiveDoublings() {
    assertThat(seconds(Backoff.OF_THE_QUEUE, 15))
        .startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 96L)
        .endsWith(288L, 300L);
  }

  @Test
  void staysAtTheLongestWaitHoweverOftenItFails() {
    assertThat(Backoff.OF_THE_QUEUE.after(1_000_000)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Backoff.OF_THE_QUEUE.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
  }

  private static List<Long> seconds(Backoff backoff, int failures) {
    return IntStream.rangeClosed(1, failures).mapToObj(n -> backoff.after(n).toSeconds()).toList();
  }
}
