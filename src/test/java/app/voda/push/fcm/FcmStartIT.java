package app.voda.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.testing.FakeFcm;
import app.voda.testing.Voda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Starting with FCM.
@ExtendWith(OutputCaptureExtension.class)
class FcmStartIT {

  @ParameterizedTest
  @CsvSource({
    "enabled, perhaps",
    "endpoint, nonsense",
    "endpoint, 'http://fcm.example.com'",
    "endpoint, 'ftp://localhost'",
    "endpoint, 'https://fcm.example.com/v1'",
    "endpoint, 'https://fcm.example.com?v=1'",
    "endpoint, 'https://somebody@fcm.example.com'",
    "endpoint, 'http://localhost.example.com'",
    "endpoint, 'https://'",
    "project-id, ' '",
    "project-id, a/b",
    "credentials, /no/such/file.json",
    "credentials, ''"
  })
  void aWrongSettingStopsTheStartWithOneLine(
      String property, String value, @TempDir Path data, CapturedOutput output) {
    var settings = new HashMap<>(Map.of("enabled", "true", "project-id", "p"));
    settings.put(property, value);
    assertStopped(data, output, property, settings);
  }

  @Test
  void aProjectMustBeGiven(@TempDir Path data, CapturedOutput output) {
    assertStopped(data, output, "project-id", Map.of("enabled", "true"));
  }

  @Test
  void aCredentialsFileMustHoldCredentials(@TempDir Path data, CapturedOutput output)
      throws IOException {
    var file = Files.writeString(data.resolve("credentials.json"), "{\"type\":7}");
    assertStopped(data, output, "credentials", withCredentials(file));
  }

  @Test
  void aDirectoryHoldsNoCredentials(@TempDir Path data, CapturedOutput output) {
    assertStopped(data, output, "credentials", withCredentials(data));
  }

  @Test
  void googleWantsCredentials(@TempDir Path data, CapturedOutput output) {
    var settings = Map.of("enabled", "true", "project-id", "p");
    assertStopped(data, output, "credentials", settings);
  }

  @Test
  void whatIsWrongIsWrongBeforeItIsSwitchedOn(@TempDir Path data, CapturedOutput output) {
    assertStopped(data, output, "endpoint", Map.of("endpoint", "http://fcm.example.com"));
  }

  @Test
  void switchedOffItNeedsNothing(@TempDir Path data) {
    var settings = Map.of("enabled", "false", "credentials", "/no/such/file.json");
    try (var voda = Voda.start(data, arguments(settings))) {
      assertThat(voda.api().get("/actuator/health/readiness").status()).isEqualTo(200);
    }
  }

  private static Map<String, String> withCredentials(Path file) {
    return Map.of("enabled", "true", "project-id", "p", "credentials", file.toString());
  }

  private static void assertStopped(
      Path data, CapturedOutput output, String property, Map<String, String> settings) {
    assertThatThrownBy(() -> Voda.start(data, arguments(settings)))
        .isInstanceOf(RuntimeException.class);
    assertOneLine(output, property);
  }

  private static Map<String, String> settings(FakeFcm fcm) {
    return Map.of("enabled", "true", "project-id", "p", "endpoint", fcm.endpoint().toString());
  }

  private static String[] arguments(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> "--voda.push.fcm." + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }

  private static void assertOneLine(CapturedOutput output, String property) {
    assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
        .singleElement()
        .asString()
        .contains("voda cannot start: voda.push.fcm." + property);
    assertThat(output.getAll()).doesNotContain("\tat ");
  }

  @Test
  void anotherEndpointNeedsNoCredentialsAndGetsThePushes(@TempDir Path data) {
    try (var fcm = FakeFcm.start();
        var voda = Voda.start(data, arguments(settings(fcm)))) {
      var leo = voda.phone("leo");
      leo.opensRoom("P1D");
      voda.api().advance("PT23H");
      assertThat(fcm.receivedBy("leo-phone"))
          .extracting(request -> request.message().at("/data/code").asString())
          .containsExactlyInAnyOrder("M12", "M11");
    }
  }
}
