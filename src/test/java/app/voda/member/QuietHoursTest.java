package app.voda.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.testing.Samples;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  @ParameterizedTest
  @CsvSource({
    "13:00, 15:00, 12:59, false",
    "13:00, 15:00, 13:00, true",
    "13:00, 15:00, 14:59:59.999, true",
    "13:00, 15:00, 15:00, false",
    "22:00, 07:00, 21:59:59, false",
    "22:00, 07:00, 22:00, true",
    "22:00, 07:00, 00:00, true",
    "22:00, 07:00, 06:59, true",
    "22:00, 07:00, 07:00, false",
    "22:00, 00:00, 23:59, true",
    "22:00, 00:00, 00:00, false",
    "00:00, 07:00, 00:00, true",
    "00:00, 07:00, 23:59, false"
  })
  void beginInclusiveEndExclusiveAndMayWrapMidnight(
      LocalTime from, LocalTime to, LocalTime time, boolean quiet) {
    assertThat(new QuietHours(from, to).includes(time)).isEqualTo(quiet);
  }

  @Test
  void beginAndEndAtDifferentTimes() {
    assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void areCountedInTheMembersZone() {
    var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    var midnightInSeoul = Instant.parse("2026-03-01T15:00:00Z");
    assertThat(member("Asia/Seoul", night).isQuiet(midnightInSeoul)).isTrue();
    assertThat(member("Europe/Berlin", night).isQuiet(midnightInSeoul)).isFalse();
  }

  @Test
  void areOffAtFirst() {
    assertThat(Samples.member().isQuiet(Instant.parse("2026-03-01T15:00:00Z"))).isFalse();
  }

  private static Member member(String zone, QuietHours quiet) {
    var m = Samples.member();
    return new Member(
        m.id(),
        m.email(),
        m.name(),
        null,
        null,
        ZoneId.of(zone),
        new AlarmPreferences(true, true, quiet),
        m.createdAt());
  }
}
