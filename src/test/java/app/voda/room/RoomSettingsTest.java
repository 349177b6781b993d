package app.voda.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoomSettingsTest {

  @Test
  void theShortestPeriodIsNotAboveTheLongest() {
    assertThat(between("P1D", "P30D").isOrdered()).isTrue();
    assertThat(between("P5D", "P5D").isOrdered()).isTrue();
    assertThat(between("P30D", "P1D").isOrdered()).isFalse();
  }

  private static RoomSettings between(String shortest, String longest) {
    return new RoomSettings(Duration.parse(shortest), Duration.parse(longest), 10);
  }
}
