package app.voda.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Which answers are slow, by times that are made up.
class StallsTest {
  // System.nanoTime may be negative, and may pass the end of its range.
  private static final long START = Long.MAX_VALUE - millis(500);

  private double crowd = 0.5;
  private final Stalls stalls = new Stalls(START, () -> crowd);

  private static long millis(long count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }

  private void wakesEvery20(long from, long to) {
    for (long at = from; at <= to; at += 20) {
      wakes(at);
    }
  }

  private void wakes(long at) {
    stalls.woke(START + millis(at));
  }

  private boolean isSlow(long begin, long end) {
    return stalls.isSlow(START + millis(begin), START + millis(end));
  }

  @Test
  void oneSecondIsTooLongWhenNothingElseStalled() {
    wakesEvery20(20, 3000);
    assertThat(isSlow(100, 1099)).isFalse();
    assertThat(isSlow(100, 1100)).isTrue();
  }

  @Test
  void onACrowdedMachineItIsAsManySecondsAsWantEachCore() {
    wakesEvery20(20, 4000);
    crowd = 2.5;
    assertThat(isSlow(100, 2599)).isFalse();
    assertThat(isSlow(100, 2600)).isTrue();
  }

  @Test
  void aStallWithinItIsNotItsOwn() {
    wakesEvery20(20, 500);
    wakes(1500);
    wakesEvery20(1520, 3000);
    // 980 ms of it.
    assertThat(isSlow(400, 2379)).isFalse();
    assertThat(isSlow(400, 2380)).isTrue();
  }

  @Test
  void aStallExcusesOnlyWhatLiesWithinTheAnswer() {
    wakesEvery20(20, 500);
    wakes(1500);
    wakesEvery20(1520, 4000);
    assertThat(isSlow(1500, 2500)).isTrue();
    // 100 ms of it.
    assertThat(isSlow(1400, 2499)).isFalse();
    assertThat(isSlow(1400, 2500)).isTrue();
    assertThat(isSlow(0, 520)).isFalse();
  }

  @Test
  void aStallOfAFewMillisecondsExcusesNoSecond() {
    wakesEvery20(20, 500);
    wakes(600);
    wakesEvery20(620, 3000);
    assertThat(isSlow(400, 1900)).isTrue();
  }

  @Test
  void manySmallStallsAddUp() {
    // Twice as late as it should be: a core shared with another.
    for (long at = 40; at <= 4000; at += 40) {
      wakes(at);
    }
    assertThat(isSlow(0, 1960)).isFalse();
    assertThat(isSlow(0, 2000)).isTrue();
  }

  @Test
  void aStallThatTheTickerHasNotYetSeenTheEndOfCounts() {
    wakesEvery20(20, 500);
    assertThat(isSlow(400, 1900)).isFalse();
    wakes(1900);
    assertThat(isSlow(400, 1900)).isFalse();
  }

  @Test
  void whatSleepsByItselfIsFoundInEarnest() throws InterruptedException {
    try (var watching = Stalls.watching()) {
      // Should all else stall meanwhile, the sleep is longer by that.
      long begin = System.nanoTime();
      while (!watching.isSlow(begin, System.nanoTime())) {
        Thread.sleep(50);
        assertThat(System.nanoTime() - begin).isLessThan(Duration.ofMinutes(1).toNanos());
      }
    }
  }
}
