package app.voda.room.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.room.RoomSettings;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodCheckTest {
  private final PeriodCheck check =
      new PeriodCheck(new RoomSettings(Duration.ofHours(36), Duration.ofDays(30), 10));

  @ParameterizedTest
  @ValueSource(strings = {"PT36H", "P5D", "P30D", "PT720H"})
  void takesWhatIsWithinTheBounds(String period) {
    assertThat(check.broken(period)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1D", "PT35H59M59S", "P30DT1S"})
  void namesTheBoundsOtherwise(String period) {
    assertThat(check.broken(period)).contains("must be from PT36H to P30D");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "P1W", "P1M", "-P5D", "PT0S", "P5DT0.0001S"})
  void saysWhatAPeriodIs(String period) {
    assertThat(check.broken(period))
        .contains("must be an ISO-8601 duration of days and time, such as P5D or PT36H");
  }
}
