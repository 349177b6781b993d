package app.voda.deploy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.deploy.VodaProperties.Environment;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What Cloud Run's own check of `service.yaml` leaves out.
class CloudRunServiceTest {
  // Of Spring's; the others are voda's.
  private static final Set<String> KNOWN = Set.of("SPRING_PROFILES_ACTIVE");

  private final JsonNode service = DeployFile.SERVICE.yaml();
  private final JsonNode template = service.at("/spec/template");
  private final JsonNode annotations = template.at("/metadata/annotations");
  private final JsonNode voda = container("voda");
  private final JsonNode collector = container("collector");

  private JsonNode container(String name) {
    return template.at("/spec/containers").values().stream()
        .filter(container -> container.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void callersAreCheckedByVodaAlone() {
    var annotations = service.at("/metadata/annotations");

    assertThat(annotations.path("run.googleapis.com/invoker-iam-disabled").asString())
        .isEqualTo("true");
    assertThat(annotations.path("run.googleapis.com/ingress").asString()).isEqualTo("all");
  }

  @Test
  void annotationsAreText() {
    assertThat(annotations.values()).allMatch(JsonNode::isString);
    assertThat(annotations.path("run.googleapis.com/startup-cpu-boost").asString())
        .isEqualTo("true");
    assertThat(annotations.path("autoscaling.knative.dev/maxScale").asString())
        .matches("[1-9]\\d*");
    assertThat(annotations.path("run.googleapis.com/container-dependencies").asString())
        .isEqualTo("{\"collector\":[\"voda\"]}");
  }

  @Test
  void quantitiesAreKubernetes() {
    for (var container : List.of(voda, collector)) {
      var limits = container.at("/resources/limits");
      assertThat(limits.path("cpu").asString()).matches("[1-8]|\\d{2,3}m");
      assertThat(limits.path("memory").asString()).matches("[1-9]\\d*(Mi|Gi)");
    }
  }

  @Test
  void theProbesAskTheServedPort() {
    var port = voda.at("/ports/0/containerPort").asInt();

    for (var probe : List.of("startupProbe", "livenessProbe")) {
      assertThat(voda.path(probe).at("/httpGet/port").asInt()).as(probe).isEqualTo(port);
    }
    assertThat(collector.has("ports")).as("one container is served").isFalse();
  }

  @Test
  void theEnvironmentIsPropertiesWithGoodValues() {
    var environment =
        new Environment(
            voda.path("env").values().stream()
                .collect(
                    toMap(
                        variable -> variable.path("name").asString(),
                        variable -> CloudBuildValues.filledIn(variable.path("value").asString()))));

    assertThat(environment.unknown()).isSubsetOf(KNOWN);
    assertThat(environment.faults()).isEmpty();
  }

  @Test
  void secretsAreFilesOfSecretManager() {
    var mounted = mountedFiles();

    assertThat(values("VODA_AUTH_SIGNING_KEY", "VODA_PUSH_APNS_KEY")).isSubsetOf(mounted.keySet());
    assertThat(
            voda.path("env").values().stream().map(variable -> variable.path("value").asString()))
        .noneMatch(value -> value.contains("PRIVATE KEY"));
    assertThat(mounted.values()).allMatch(new DeployFile("src/main/gcloud/setup").text()::contains);
  }

  @Test
  void everyContainerIsBoundToAVersion() {
    // Filled in with a digest: RolesTest.
    assertThat(voda.path("image").asString()).isEqualTo("${IMAGE}");
    assertThat(collector.path("image").asString()).matches(".+:\\d+\\.\\d+\\.\\d+");
  }

  /// Each mounted file with its secret's name.
  private Map<String, String> mountedFiles() {
    var volumes =
        template.at("/spec/volumes").values().stream()
            .collect(
                toMap(volume -> volume.path("name").asString(), volume -> volume.path("secret")));
    return voda.path("volumeMounts").values().stream()
        .collect(
            toMap(
                mount ->
                    Path.of(
                            mount.path("mountPath").asString(),
                            secret(volumes, mount).at("/items/0/path").asString())
                        .toString(),
                mount -> secret(volumes, mount).path("secretName").asString()));
  }

  private static JsonNode secret(Map<String, JsonNode> volumes, JsonNode mount) {
    return Objects.requireNonNull(volumes.get(mount.path("name").asString()), mount.toString());
  }

  private Collection<String> values(String... names) {
    return voda.path("env").values().stream()
        .filter(variable -> Set.of(names).contains(variable.path("name").asString()))
        .map(variable -> variable.path("value").asString())
        .toList();
  }
}
