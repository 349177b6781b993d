package app.voda.phones;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Debian's Chromium without a window, with a profile of its own.
final class Chromium implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Chromium.class);
  private static final File BROWSER = new File("/usr/bin/chromium");
  // Named, so that Selenium never goes to the network for one.
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /// Starts one; without a Chromium on this machine the tests are skipped, but under `CI=true` they
  /// fail.
  static Chromium start(Path profile) {
    if (!BROWSER.canExecute() || !DRIVER.canExecute()) {
      var missing = "no Chromium here: apt-get install chromium chromium-driver";
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(missing);
      }
      // Maven counts what was skipped, but does not say why.
      log.warn("browser test skipped: {}", missing);
      abort(missing);
    }
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build();
    return new Chromium(new ChromeDriver(service, options(profile)));
  }

  private static ChromeOptions options(Path profile) {
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(BROWSER);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=en-US",
        "--user-data-dir=" + profile);
  }

  /// Opens an address as on a first visit.
  Part open(String url) {
    driver.get(url);
    driver.executeScript("localStorage.clear()");
    driver.navigate().refresh();
    return Part.whole(driver);
  }

  /// Runs a script on the page, which hands its answer to its last argument.
  String answer(String script, String argument) {
    return String.valueOf(driver.executeAsyncScript(script, argument));
  }

  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /// Asks for a scheme of colours.
  ///
  /// @param scheme `light` or `dark`
  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  boolean scrollsSideways() {
    return isTrue("document.documentElement.scrollWidth > innerWidth");
  }

  boolean showsDarkPaper() {
    return isTrue(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every(part => part < 64)");
  }

  private boolean isTrue(String expression) {
    return Boolean.TRUE.equals(driver.executeScript("return " + expression));
  }

  /// What went wrong since the last question, by the browser's console: failed calls, scripts that
  /// broke, violations of the content security policy.
  List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /// Keeps a picture of the page's top.
  void photograph(Path file, int width, int height) {
    resize(width, height);
    driver.executeScript("scrollTo(0, 0)");
    try {
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
