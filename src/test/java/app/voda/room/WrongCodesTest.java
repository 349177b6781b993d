package app.voda.room;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrongCodesTest {

  @Test
  void fourDoNotLock() {
    assertThat(tried(4, Duration.ofSeconds(1)).lockedFor(NOW)).isEmpty();
  }

  @Test
  void fiveWithinTenMinutesLockForTenMore() {
    var wrong = tried(5, Duration.ofMinutes(2));
    var fifth = NOW.plus(Duration.ofMinutes(8));
    assertThat(wrong.lockedFor(fifth)).contains(Duration.ofMinutes(10));
    assertThat(wrong.lockedFor(fifth.plusSeconds(599))).contains(Duration.ofSeconds(1));
    assertThat(wrong.lockedFor(fifth.plusSeconds(600))).isEmpty();
  }

  @Test
  void fiveSpreadWiderDoNotLock() {
    assertThat(tried(5, Duration.ofSeconds(151)).lockedUntil()).isNull();
    assertThat(tried(50, Duration.ofSeconds(151)).lockedUntil()).isNull();
  }

  @Test
  void afterTheLockCountingStartsOver() {
    var free = NOW.plus(Duration.ofMinutes(30));
    var wrong = tried(5, Duration.ZERO);
    for (int i = 0; i < 4; i++) {
      wrong = wrong.and(free);
    }
    assertThat(wrong.lockedFor(free)).isEmpty();
    assertThat(wrong.and(free).lockedFor(free)).contains(Duration.ofMinutes(10));
  }

  @Test
  void keepsNoMoreThanItNeeds() {
    assertThat(tried(100, Duration.ofMinutes(4)).at()).hasSizeLessThan(5);
  }

  private static WrongCodes tried(int times, Duration apart) {
    var wrong = WrongCodes.NONE;
    for (int i = 0; i < times; i++) {
      wrong = wrong.and(NOW.plus(apart.multipliedBy(i)));
    }
    return wrong;
  }
}
