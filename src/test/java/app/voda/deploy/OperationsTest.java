package app.voda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands in `docs/operations.md`, from top to bottom.
class OperationsTest {
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @BeforeAll
  static void gcloudIsHere() {
    Gcloud.mustBeHere();
  }

  @Test
  void areCommandsThatGcloudKnows() throws Exception {
    var checkout = Checkout.in(folder).path();
    var script =
        BLOCK
            .matcher(new DeployFile("docs/operations.md").text())
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n", "set -euo pipefail\ncurl() { :; }\n", ""));

    var run =
        new Gcloud(folder)
            .run(checkout, true, Map.of("HOME", folder.toString()), "bash", "-c", script);

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.commands())
        .anyMatch(command -> command.startsWith("run services update-traffic "))
        .anyMatch(command -> command.startsWith("firestore databases restore "))
        .anyMatch(command -> command.startsWith("alpha monitoring policies migrate "));
    assertThat(Gcloud.faults(checkout, run.calls())).isEmpty();
  }
}
