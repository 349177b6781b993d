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

  // The page's site is another, since 127.0.0.1 is another name than localhost; which is here too.
  // A server that lets it in hears and tells everything, so what keeps it out is what voda answers.
  @Test
  void aPageOfAnotherSiteReadsAndMovesNothing() {
    try (var stranger = new OpenServer()) {
      browser.open(stranger.at("127.0.0.1"));
      assertThat(attacks(stranger.at("localhost"))).isEqualTo("api,moved,opaque,read,stream");
      assertThat(stranger.calls()).filteredOn("POST /dev/clock"::equals).hasSize(2);

      var before = now();
      assertThat(attacks(voda.api().base())).isEmpty();
      assertThat(Duration.between(before, now())).isLessThan(Duration.ofDays(1));
      assertThat(browser.errors())
          .anyMatch(error -> error.contains("CORS policy"))
          .noneMatch(error -> error.contains("Content Security Policy"));
    }
  }

  /// Tries from the open page what a page can.
  ///
  /// @return what it was let see, in the order of the alphabet
  private String attacks(String base) {
    return browser.answer(
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
          fetch(base + '/v1/members/verify?nickname=a', { mode: 'no-cors' }).then(tell('opaque')),
          fetch(base + '/dev/clock', { method: 'POST', mode: 'no-cors', body }),
          fetch(base + '/dev/clock', {
            method: 'POST', body, headers: { 'Content-Type': 'application/json' },
          }).then(tell('moved')),
          new Promise(over => { stream.onerror = over; stream.addEventListener('open', over) }),
        ]).then(() => { stream.close(); done(seen.sort().join()) })
        """,
        base);
  }

  private Instant now() {
    return Instant.parse(voda.api().get("/dev/clock").expect(200).text("/now"));
  }
}
