package app.voda.platform;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.web.LimitSettings;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class CallerAddressTest {
  private static final String PEER = "169.254.1.1";

  @ParameterizedTest
  @CsvSource({
    // Nobody is trusted: the header is the caller's own tale.
    "0, 192.0.2.1, 169.254.1.1",
    // Cloud Run.
    "1, 192.0.2.1, 192.0.2.1",
    "1, '203.0.113.9, 192.0.2.1', 192.0.2.1",
    "1, '127.0.0.1,,evil,192.0.2.1', 192.0.2.1",
    "1, 2001:db8::1, 2001:db8::1",
    // An external load balancer before it.
    "2, '192.0.2.1, 198.51.100.1', 192.0.2.1",
    "2, '203.0.113.9, 192.0.2.1, 198.51.100.1', 192.0.2.1",
    "2, 192.0.2.1, 192.0.2.1",
    // Nothing, or nothing that could be an address.
    "1, '', 169.254.1.1",
    "1, unknown, 169.254.1.1",
    "1, localhost, 169.254.1.1",
    "1, '192.0.2.1, ', 169.254.1.1"
  })
  void isTheFirstThatAProxyOfOursHasWritten(int trustedHops, String header, String expected) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(PEER);
    request.addHeader("X-Forwarded-For", header);
    assertThat(callers(trustedHops).of(request).getHostAddress())
        .isEqualTo(expected.contains(":") ? "2001:db8:0:0:0:0:0:1" : expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 169.254.1.1", "1, 192.0.2.2", "2, 192.0.2.1"})
  void readsAHeaderThatComesInSeveralLines(int trustedHops, String expected) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(PEER);
    request.addHeader("X-Forwarded-For", "203.0.113.9, 192.0.2.1");
    request.addHeader("X-Forwarded-For", "192.0.2.2");
    assertThat(callers(trustedHops).of(request).getHostAddress()).isEqualTo(expected);
  }

  private static CallerAddress callers(int trustedHops) {
    return new CallerAddress(
        new LimitSettings(trustedHops, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
  }
}
