package app.voda.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.FakeApns;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Whatever is sent to whichever call: the service answers, soon and in its own words, keeps what
/// it holds in order, and tells its log no secret.
@ExtendWith(OutputCaptureExtension.class)
abstract class StormContract {
  // Each call's turn comes more than twenty times.
  private static final int ENOUGH = 1_000;

  private final int requests;

  StormContract(int requests) {
    this.requests = Integer.getInteger("voda.fuzz.requests", requests);
  }

  @Test
  void nothingBreaksAndNothingIsTold(@TempDir Path data, CapturedOutput log) {
    var secrets = new Secrets();
    try (var apns = FakeApns.start();
        var voda = Voda.start(data, settings(apns))) {
      secrets.key(apns.p8());
      secrets.key(data.resolve("signing-key.pem"));
      var result = new Storm(voda, Long.getLong("voda.fuzz.seed", 1), secrets).run(requests);
      assertThat(result.faults()).isEmpty();
      if (requests >= ENOUGH) {
        // Else the storm would only have tried the doors.
        assertThat(result.reached()).containsAll(result.operations());
      }
      var aftermath = new Aftermath(voda, result.scene(), secrets);
      aftermath.everythingCanBeRead();
      aftermath.pushesAreUnharmed(apns);
      tell(result);
    }
    assertThat(log.getAll()).contains("callback code=", "device", "dead letter");
    assertThat(secrets.in(log.getAll())).isEmpty();
  }

  /// Shows the figures, where somebody wants them.
  void tell(Storm.Result result) {}

  // With the log of a service in use.
  private static String[] settings(FakeApns apns) {
    var settings = new ArrayList<>(List.of(apns.settings()));
    settings.add("--logging.level.app.voda=info");
    return settings.toArray(String[]::new);
  }
}
