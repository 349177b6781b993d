package app.voda.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowancesTest {
  private final Clockwork time = new Clockwork();
  private final Allowances allowances = new Allowances(60, time);

  @Test
  void areSpentCallByCall() {
    for (int i = 0; i < 60; i++) {
      assertThat(take("192.0.2.1")).isZero();
    }
    assertThat(take("192.0.2.1")).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void comeBackWithinAMinute() {
    spend("192.0.2.1");
    time.advance(Duration.ofSeconds(1));
    assertThat(take("192.0.2.1")).isZero();
    assertThat(take("192.0.2.1")).isPositive();
    time.advance(Duration.ofMinutes(1));
    spend("192.0.2.1");
  }

  @Test
  void areEachAddresssOwn() {
    spend("192.0.2.1");
    assertThat(take("192.0.2.2")).isZero();
  }

  @Test
  void areOneForAHouseholdOfIpv6() {
    spend("2001:db8:1:2::1");
    assertThat(take("2001:db8:1:2:ffff::2")).isPositive();
    assertThat(take("2001:db8:1:3::1")).isZero();
  }

  @Test
  void areTheSameForAnIpv4AddressInIpv6sClothes() {
    spend("192.0.2.1");
    assertThat(take("::ffff:192.0.2.1")).isPositive();
  }

  @Test
  void doNotFillTheMemory() {
    for (int i = 0; i < 50_000; i++) {
      var _ = take("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255));
    }
    assertThat(allowances.size()).isLessThanOrEqualTo(10_000);
    time.advance(Duration.ofMinutes(2));
    assertThat(allowances.size()).isZero();
  }

  private void spend(String address) {
    for (int i = 0; i < 60; i++) {
      assertThat(take(address)).isZero();
    }
  }

  private Duration take(String address) {
    return allowances.take(InetAddress.ofLiteral(address));
  }

  private static final class Clockwork implements TimeMeter {
    private long nanos = Duration.ofDays(1).toNanos();

    void advance(Duration by) {
      nanos += by.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
