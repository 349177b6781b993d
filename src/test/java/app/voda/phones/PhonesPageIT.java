package app.voda.phones;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Voda;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The phones page, as a newcomer meets it.
class PhonesPageIT {
  private static Voda voda;

  @BeforeAll
  static void start(@TempDir Path data) {
    // Selenium warns of a Chromium that is newer than itself; nothing used here depends on it.
    voda = Voda.start(data, "--logging.level.org.openqa.selenium=error");
  }

  @AfterAll
  static void stop() {
    voda.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/phones/phones.js, text/javascript",
    "/phones/phones.css, text/css",
    "/phones/icon.svg, image/svg+xml"
  })
  void servesEveryFileByItsTypeAndNeverStale(String path, String type) {
    var file = voda.api().get(path).expect(200);

    assertThat(file.header("Content-Type")).startsWith(type);
    assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/phones/phones.js", "/dev/clock", "/%64ev/clock", "/%70hones/phones.js"})
  void isNotThereForAForeignHost(String path) throws IOException {
    assertThat(statusLine(path, "localhost")).contains("200");
    assertThat(statusLine(path, "voda.example")).contains("404");
  }

  private static String statusLine(String path, String host) throws IOException {
    // The JDK's client does not let a caller choose the Host.
    try (var socket = new Socket("localhost", voda.port())) {
      var request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Nested
  class InABrowser {
    @TempDir private static Path profile;
    private static @Nullable Chromium running;

    private Chromium browser;
    private Part page;

    @AfterAll
    static void quit() {
      if (running != null) {
        running.close();
      }
    }

    @BeforeEach
    void visit() {
      if (running == null) {
        // Not once before all: Maven would not count the tests that are skipped for want of one.
        running = Chromium.start(profile);
      }
      browser = running;
      browser.prefer("light");
      browser.resize(1280, 1000);
      page = browser.open("http://localhost:" + voda.port() + "/");
    }

    @AfterEach
    void nothingWentWrongUnseen() {
      if (running != null) {
        assertThat(running.errors()).isEmpty();
      }
    }

    @Test
    void showsHowATurnIsRemindedWrittenAndPassed() {
      page.press("Set up two friends and a diary");
      page.eventually(() -> {
        assertThat(page.text(".turn")).isEqualTo("Turn 1: Mina writes");
        assertThat(page.text(".countdown")).matches("23:\\d\\d:\\d\\d");
        assertThat(page.texts(".timeline .code")).containsExactly("M12", "M11", "R1");
      });

      page.press("To the next event");
      page.eventually(() -> assertThat(pushesOf("Mina")).containsExactly("M12"));
      assertThat(pushesOf("Leo")).isEmpty();

      page.fill("Title", "The sea at night")
          .fill("Text", "We walked until the lights went out.")
          .press("Post a diary");
      page.eventually(() -> {
        assertThat(pushesOf("Leo")).containsExactlyInAnyOrder("M2", "M13");
        assertThat(page.text(".turn")).isEqualTo("Turn 2: Leo writes");
        assertThat(page.texts(".diary-title")).containsExactly("The sea at night");
      });
      assertThat(pushesOf("Mina")).containsExactly("M12");

      page.press("+1 h");
      page.eventually(() -> {
        assertThat(page.text(".clock-status")).startsWith("Moved.");
        assertThat(page.text(".countdown")).startsWith("22:");
        assertThat(page.texts(".timeline .code")).containsExactly("M12", "M11", "R1");
      });
      keepScreenshots();

      page.press("+1 day");
      page.eventually(() -> {
        assertThat(page.text(".turn")).isEqualTo("Turn 3: Mina writes");
        assertThat(page.texts(".ran .code")).contains("R1");
        assertThat(pushesOf("Mina")).contains("M13");
      });
    }

    @Test
    void createsARoomAndJoinsItByHand() {
      page.press("Add a member");
      var newcomer = page.part(".add-member");
      newcomer.fill("E-mail", "sora@example.com").fill("Name", "Sora").press("Add a phone");
      page.eventually(() -> assertThat(page.texts(".phone h3")).containsExactly("Sora"));
      newcomer.fill("E-mail", "juno@example.com").fill("Name", "Juno").press("Add a phone");
      page.eventually(() -> assertThat(page.texts(".phone h3")).containsExactly("Sora", "Juno"));

      page.press("Create a room");
      page.part("#create-dialog")
          .choose("Created by", "Sora")
          .fill("Name", "Winter")
          .fill("Theme", "Snow")
          .fill("A turn lasts", "PT36H")
          .fill("Hint", "What did we eat?")
          .fill("Code", "tteok")
          .press("Create the room");
      page.eventually(() -> assertThat(page.text(".turn")).isEqualTo("Turn 1: Sora writes"));

      page.phone("Juno").press("Join");
      var joining = page.part("#join-dialog");
      page.eventually(() -> assertThat(joining.text(".invitation")).contains("What did we eat?"));
      joining.fill("Code", "tteok").press("Join the room");
      page.eventually(() ->
          assertThat(page.texts(".order .friend"))
              .containsExactly("Sora · master · writes now", "Juno"));
    }

    @Test
    void saysWhatIsWrongWhereItIsWrong() {
      page.press("Set up two friends and a diary").press("Post a diary");

      page.eventually(() ->
          assertThat(page.texts(".write .field-problem"))
              .hasSize(2)
              .allSatisfy(problem -> assertThat(problem).contains("must have 1 to")));
      assertThat(browser.errors()).singleElement().asString().contains("400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void fitsAScreenOf360PixelsInEitherScheme(String scheme) {
      browser.prefer(scheme);
      browser.resize(360, 800);
      page.eventually(() -> assertThat(page.shows(".welcome")).isTrue());
      assertThat(browser.showsDarkPaper()).isEqualTo(scheme.equals("dark"));
      assertThat(browser.scrollsSideways()).isFalse();

      page.press("Set up two friends and a diary");
      page.eventually(() -> assertThat(page.texts(".timeline .code")).isNotEmpty());
      assertThat(browser.scrollsSideways()).isFalse();

      page.press("Create a room");
      page.eventually(() -> assertThat(page.shows("#create-dialog")).isTrue());
      assertThat(browser.scrollsSideways()).isFalse();
    }

    private List<String> pushesOf(String owner) {
      return page.phone(owner).texts(".pushes .code");
    }

    /// With `-Dvoda.screenshots=docs` the documentation's pictures are made anew.
    private void keepScreenshots() {
      var folder = System.getProperty("voda.screenshots");
      if (folder == null) {
        return;
      }
      browser.photograph(Path.of(folder, "phones.png"), 1280, 1136);
      browser.prefer("dark");
      browser.photograph(Path.of(folder, "phones-360-dark.png"), 360, 900);
    }
  }
}
