package app.voda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.testing.Voda;
import app.voda.testing.VodaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Starting: wrong settings, another port, another voda.
@ExtendWith(OutputCaptureExtension.class)
class StartIT {

  @ParameterizedTest
  @CsvSource({
    "voda.room.min-period, weekly",
    "voda.room.min-period, P31D",
    "voda.room.max-members, 0",
    "server.address, 127.0.0.2",
    "server.address, ::1",
    "voda.event.m11-before, -PT1H",
    "voda.event.settle, PT0S",
    "voda.auth.access-token-ttl, P31D",
    "voda.auth.signing-key, /no/such/key.pem",
    "voda.auth.oidc.jwks-uri, nonsense",
    "voda.gcp.tasks.service-account, ' '",
    "voda.public-url, nonsense",
    "voda.public-url, ''",
    "voda.role, both",
    "voda.role, ''",
    "voda.role, API",
    "voda.role, api",
    "voda.role, callbacks",
    "voda.admin.emails, nobody",
    "PORT, nine"
  })
  void aWrongSettingStopsTheStartWithOneLine(
      String property, String value, @TempDir Path data, CapturedOutput output) {
    assertThatThrownBy(() -> Voda.start(data, "--" + property + "=" + value))
        .isInstanceOf(RuntimeException.class);
    isToldInOneLine(property.equals("PORT") ? "server.port" : property, output);
  }

  @Test
  void aDataDirectoryThatCannotBeMadeStopsTheStartWithOneLine(
      @TempDir Path folder, CapturedOutput output) throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Voda.start(file.resolve("data"))).isInstanceOf(RuntimeException.class);
    isToldInOneLine("voda.data-dir: cannot be written to", output);
  }

  private static void isToldInOneLine(String told, CapturedOutput output) {
    assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
        .singleElement()
        .asString()
        .contains("voda cannot start: " + told);
    assertThat(output.getAll()).doesNotContain("\tat ");
  }

  @Test
  void aSecondVodaOnTheSameDataIsRefused(@TempDir Path data) {
    try (var first = VodaProcess.start(data)) {
      assertThat(first.isAlive()).isTrue();
      assertThat(VodaProcess.outputOfAFailedStart(data))
          .contains("voda cannot start: voda.data-dir: another voda is using it");
    }
  }

  @Test
  void aDevelopersSettingsAreRefusedOnCloudRun(@TempDir Path data) {
    var output = VodaProcess.outputOfAFailedStart(data, Map.of("K_SERVICE", "voda"));
    assertThat(output.lines().filter(line -> line.contains(" ERROR ")))
        .singleElement()
        .asString()
        .contains("voda cannot start: spring.profiles.active: must be gcp on Cloud Run");
    var emulated =
        Map.of(
            "K_SERVICE", "voda",
            "SPRING_PROFILES_ACTIVE", "gcp",
            "FIREBASE_AUTH_EMULATOR_HOST", "localhost:9099");
    assertThat(VodaProcess.outputOfAFailedStart(data, emulated))
        .contains("voda cannot start: FIREBASE_AUTH_EMULATOR_HOST: must not be set on Cloud Run")
        .doesNotContain("\tat ");
  }

  @Test
  void theQueueFollowsThePortAndTimeGoesOn(@TempDir Path data) {
    String room;
    String now;
    try (var before = Voda.start(data)) {
      var leo = before.phone("leo");
      room = leo.opensRoom("P1D");
      before.api().advance("PT10H");
      now = before.api().get("/dev/clock").text("/now");
    }
    try (var after = Voda.start(data)) {
      assertThat(after.api().get("/dev/clock").text("/now")).isGreaterThan(now);
      after.api().advance("P1D");
      assertThat(after.phone("leo").sees(room).number("/turn/number")).isEqualTo(2);
    }
  }
}
