package app.voda.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritingPeriodTest {

  @ParameterizedTest
  @CsvSource({
    "P5D, P5D",
    "PT36H, PT36H",
    "P1DT12H, PT36H",
    "PT24H, P1D",
    "PT48H, P2D",
    "P1DT24H, P2D",
    "PT1440M, P1D",
    "PT86400S, P1D",
    "P1DT1M, PT24H1M",
    "PT1.5S, PT1.5S"
  })
  void readsDaysAndTimeAndAnswersWholeDaysAsDays(String read, String answered) {
    var period = WritingPeriod.parse(read);
    assertThat(period).hasToString(answered);
    assertThat(WritingPeriod.parse(answered)).isEqualTo(period);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P1W",
        "P2W",
        "P1M",
        "P1Y",
        "P1Y2M3D",
        "P1M1D",
        "",
        " ",
        "5D",
        "P",
        "PT",
        "P5",
        "5",
        "five days",
        "P1DT",
        "P0D",
        "PT0S",
        "P-1D",
        "-P1D",
        "PT-5H",
        "P1D ",
        " P1D",
        "P1.5D",
        "P99999999999999999D",
        "P９D",
        "\u0000"
      })
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> WritingPeriod.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // The store keeps milliseconds: a finer period would end at another time than was answered.
  @Test
  void isNotFinerThanTheStoreCanKeep() {
    assertThatThrownBy(() -> WritingPeriod.parse("PT86400.0005S"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isPositive() {
    assertThatThrownBy(() -> new WritingPeriod(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WritingPeriod(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isAllowedWithinTheSettingsBoundsInclusive() {
    var settings = new RoomSettings(Duration.ofDays(1), Duration.ofDays(30), 10);
    assertThat(settings.allows(WritingPeriod.parse("P1D"))).isTrue();
    assertThat(settings.allows(WritingPeriod.parse("P30D"))).isTrue();
    assertThat(settings.allows(WritingPeriod.parse("PT23H59M59.999S"))).isFalse();
    assertThat(settings.allows(WritingPeriod.parse("P30DT0.001S"))).isFalse();
  }
}
