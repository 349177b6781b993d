package app.voda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.testing.Cloud;
import app.voda.testing.NeedsFirestore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A wrong setting ends the start in profile gcp in seconds, with one line that names it. More of
/// them are in CloudTasksStartTest and GcpDefaultsTest.
@NeedsFirestore
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudStartIT {
  private Cloud cloud;

  @BeforeAll
  void putUp(@TempDir Path data) {
    cloud = new Cloud(data, 0);
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource({
    "voda.gcp.project-id,     '',          must be given",
    "voda.gcp.tasks.queue,    three,       ''",
    "voda.gcp.tasks.endpoint, 127.0.0.1:1, ''",
    "voda.public-url,         '',          must be",
    "voda.auth.signing-key,   '',          must be given",
    "FIRESTORE_EMULATOR_HOST, 127.0.0.1:1, 127.0.0.1:1 does not answer",
    "FIRESTORE_EMULATOR_HOST, not a host,  must be host:port",
  })
  void isSaidInOneLine(String property, String value, String why, CapturedOutput output) {
    assertThatThrownBy(() -> cloud.startsHere(List.of(), "--" + property + "=" + value));
    assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
        .singleElement()
        .asString()
        .contains("voda cannot start: " + property + ": " + why);
  }

  @Test
  void soAreMissingCredentials(CapturedOutput output) {
    assertThatThrownBy(() ->
        cloud.startsHere(
            List.of(),
            "--FIRESTORE_EMULATOR_HOST=",
            "--spring.cloud.gcp.credentials.location=file:nowhere.json"));
    assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
        .singleElement()
        .asString()
        .contains("voda cannot start: spring.cloud.gcp.credentials.location: ");
  }
}
