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
    "project-id, ' '",
    "project-id, a/b",
    "credentials, /no/such/file.json",
    "credentials, ''"
  })
  void aWrongSettingStopsTheStartWithOneLine(
      String property, String value, @TempDir Path data, CapturedOutput output) {
    var settings = new HashMap<>(Map.of("enabled", "true", "project-id", "p"));
    settings.put(property, value);
    assertThatThrownBy(() -> Voda.start(data, arguments(settings)))
        .isInstanceOf(RuntimeException.class);
    assertOneLine(output, property);
  }

  @Test
  void aProjectMustBeGiven(@TempDir Path data, CapturedOutput output) {
    assertThatThrownBy(() -> Voda.start(data, arguments(Map.of("enabled", "true"))))
        .isInstanceOf(RuntimeException.class);
    assertOneLine(output, "project-id");
  }

  @Test
  void aCredentialsFileMustHoldCredentials(@TempDir Path data, CapturedOutput output)
      throws IOException {
    var file = Files.writeString(data.resolve("credentials.json"), "{\"type\":\"nothing\"}");
    var settings = Map.of("enabled", "true", "project-id", "p", "credentials", file.toString());
    assertThatThrownBy(() -> Voda.start(data, arguments(settings)))
        .isInstanceOf(RuntimeException.class);
    assertOneLine(output, "credentials");
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
