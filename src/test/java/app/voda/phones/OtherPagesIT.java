package app.voda.phones;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Voda;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a real browser makes of the headers, on other pages than the console.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherPagesIT {
  private Voda voda;
  private Chromium browser;

  @BeforeAll
  void start(@TempDir Path data, @TempDir Path profile) {
    browser = Chromium.start(profile);
    voda = Voda.start(data, "--logging.level.org.openqa.selenium=error");
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (voda != null) {
      voda.close();
    }
  }

  @Test
  void theCallsAreListedWithoutAComplaint() {
    var page = browser.open(voda.api().base() + "/swagger-ui/index.html");
    page.eventually(() -> assertThat(page.texts(".opblock-summary-path")).isNotEmpty());
    assertThat(browser.errors()).isEmpty();
  }

  // The page's origin is another, since 127.0.0.1 is another name than localhost; which is here
  // too.
  @Test
  void aPageOfAnotherOriginReadsAndMovesNothing() {
    browser.open(voda.api().base().replace("localhost", "127.0.0.1") + "/actuator/health/liveness");
    var before = now();
    var seen =
        browser.answer(
            """
            const base = arguments[0], done = arguments[arguments.length - 1]
            const seen = []
            const tell = name => () => seen.push(name)
            const stream = new EventSource(base + '/dev/stream')
            stream.onopen = tell('stream')
            const body = '{"advance":"P9D"}'
            Promise.allSettled([
              fetch(base + '/dev/clock').then(tell('read')),
              fetch(base + '/v1/members/verify?nickname=a').then(tell('api')),
              fetch(base + '/dev/clock', { method: 'POST', mode: 'no-cors', body }),
              fetch(base + '/dev/clock', {
                method: 'POST', body, headers: { 'Content-Type': 'application/json' } }),
              new Promise(over => { stream.onerror = over; stream.addEventListener('open', over) }),
            ]).then(() => { stream.close(); done(seen.join()) })
            """,
            voda.api().base());
    assertThat(seen).isEmpty();
    assertThat(Duration.between(before, now())).isLessThan(Duration.ofDays(1));
  }

  private Instant now() {
    return Instant.parse(voda.api().get("/dev/clock").expect(200).text("/now"));
  }
}
