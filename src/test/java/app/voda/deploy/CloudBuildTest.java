package app.voda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What Cloud Build's own check of `cloudbuild.yaml` leaves out.
class CloudBuildTest {
  private static final Set<String> OF_CLOUD_BUILD =
      Set.of("PROJECT_ID", "PROJECT_NUMBER", "BUILD_ID");

  private final JsonNode build = DeployFile.CLOUD_BUILD.yaml();
  private final List<JsonNode> steps = build.path("steps").values().stream().toList();

  @Test
  void aStepWaitsForOneBeforeIt() {
    var before = new HashSet<String>();
    for (var step : steps) {
      assertThat(before).containsAll(texts(step.path("waitFor")));
      assertThat(before.add(step.path("id").asString())).as("an id of its own").isTrue();
    }
  }

  @Test
  void everySubstitutionIsDeclaredAndUsed() {
    var declared = new TreeSet<>(build.path("substitutions").propertyNames());
    declared.addAll(OF_CLOUD_BUILD);

    assertThat(DeployFile.CLOUD_BUILD.placeholders()).isEqualTo(declared);
  }

  @Test
  void theDeployingStepIsGivenWhatTheServiceIsMadeOf() {
    var given =
        texts(steps.getLast().path("env")).stream()
            .map(assignment -> assignment.substring(0, assignment.indexOf('=')))
            .collect(Collectors.toSet());
    // Those of one role, and of what was pushed: the script's own.
    given.addAll(Set.of("IMAGE", "SERVICE", "ROLE", "PUBLIC_URL"));

    assertThat(given).containsAll(DeployFile.SERVICE.placeholders());
  }

  @Test
  void whatItRunsIsThere() {
    assertThat(Path.of("mvnw")).isExecutable();
    assertThat(Path.of("Dockerfile")).exists();
    assertThat(steps.getLast().path("script").asString()).contains("src/main/gcloud/deploy");
    assertThat(Files.isExecutable(Path.of("src/main/gcloud/deploy"))).isTrue();
  }

  private static List<String> texts(JsonNode array) {
    return array.values().stream().map(JsonNode::asString).toList();
  }
}
