package app.voda.phones;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The end of a turn on a lock screen of the phones page.
class LockScreenIT {

  @Test
  void showsALiveActivityFromTheReminderToTheEnd(@TempDir Path data, @TempDir Path profile) {
    try (var browser = Chromium.start(profile);
        var voda = Voda.start(data, "--logging.level.org.openqa.selenium=error")) {
      browser.resize(360, 800);
      var page = browser.open("http://localhost:" + voda.port() + "/");
      page.press("Add a member");
      page.part(".add-member")
          .fill("E-mail", "jin@example.com")
          .fill("Name", "Jin")
          .press("Add a phone");
      page.eventually(() -> assertThat(page.texts(".phone h3")).containsExactly("Jin"));
      var jin = voda.phone("jin");
      jin.opensRoom("P1D");
      takesStarts(jin);

      voda.api().advance("PT21H");
      page.eventually(() -> {
        assertThat(page.text(".activity-head")).isEqualTo("Summer\nactive");
        assertThat(page.text(".activity-turn")).matches("Turn 1: Jin\\s+0[23]:\\d\\d:\\d\\d");
      });
      assertThat(browser.scrollsSideways()).isFalse();

      voda.api().advance("PT2H50M");
      page.eventually(() -> assertThat(page.text(".activity-status")).isEqualTo("ending"));
      for (var scheme : List.of("light", "dark")) {
        browser.prefer(scheme);
        assertThat(browser.scrollsSideways()).isFalse();
      }
      browser.photograph(Path.of("target", "lock-screen.png"), 360, 800);

      voda.api().advance("PT11M");
      page.eventually(() -> assertThat(page.text(".activity-status")).isEqualTo("ended"));
      voda.api().advance("PT16M");
      page.eventually(() -> assertThat(page.shows(".activity")).isFalse());
      assertThat(browser.errors()).isEmpty();
    }
  }

  // As the app on an iPhone does, and a newcomer with curl.
  private static void takesStarts(Phone member) {
    for (var device : member.api().get("/v1/members/me/devices").expect(200).items()) {
      var path = "/v1/members/me/live-activity-start-tokens/" + device.at("/deviceId").asString();
      member.api().put(path, Map.of("pushToStartToken", "ab".repeat(80))).expect(204);
    }
  }
}
