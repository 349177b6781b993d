package app.voda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.deploy.Gcloud.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One image, deployed once or once for each role.
class RolesTest {
  private static final String IMAGE = "registry/voda/voda@sha256:" + "a".repeat(64);
  private static final String CALLBACKS = "https://voda-callbacks-42.asia-northeast3.run.app";

  @TempDir Path folder;
  private Path workspace;

  @BeforeAll
  static void gcloudIsHere() {
    Gcloud.mustBeHere();
  }

  @BeforeEach
  void workspace() throws Exception {
    workspace = Checkout.in(folder).path();
    Files.writeString(workspace.resolve("image-by-digest"), IMAGE + "\n");
  }

  private Run deploy(String roles) throws Exception {
    var environment = new HashMap<String, String>();
    for (var name : DeployFile.SERVICE.placeholders()) {
      environment.put(name, CloudBuildValues.filledIn("${" + name + "}"));
    }
    environment.put("PROJECT_NUMBER", "42");
    environment.put("ROLES", roles);
    return new Gcloud(folder).run(workspace, true, environment, "src/main/gcloud/deploy");
  }

  private DeployFile filledIn(String service) {
    return new DeployFile(workspace.resolve("service-%s.yaml".formatted(service)).toString());
  }

  @Test
  void theWholeServiceIsCalledBackItself() throws Exception {
    var run = deploy("all");

    assertThat(run.commands())
        .containsExactly("run services replace service-voda.yaml --region=asia-northeast3");
    assertThat(filledIn("voda").text())
        .contains("image: \"" + IMAGE + "\"", "value: \"https://voda-42.asia-northeast3.run.app\"")
        .doesNotContain("${");
  }

  @Test
  void bothHalvesNameTheCallbacksServiceAsTheQueuesTarget() throws Exception {
    var run = deploy("callbacks,api");

    assertThat(run.commands())
        .containsExactly(
            "run services replace service-voda-callbacks.yaml --region=asia-northeast3",
            "run services replace service-voda-api.yaml --region=asia-northeast3");
    assertThat(filledIn("voda-callbacks").text()).contains(CALLBACKS, "value: \"callbacks\"");
    assertThat(filledIn("voda-api").text()).contains(CALLBACKS, "value: \"api\"");
  }

  @Test
  void oneHalfIsDeployedWithoutTheOther() throws Exception {
    assertThat(deploy("api").commands())
        .containsExactly("run services replace service-voda-api.yaml --region=asia-northeast3");
  }

  @Test
  void anUnknownRoleIsDeployedNowhere() throws Exception {
    var run = deploy("both");

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.calls()).isEmpty();
    assertThat(run.output()).contains("no such role: both");
  }

  @Test
  void googlesOwnLoadersTakeTheFiles() throws Exception {
    deploy("callbacks,api");
    var check =
        new ProcessBuilder(
            ".ci/check-deploy-files",
            "cloudbuild.yaml",
            "service.yaml",
            filledIn("voda-callbacks").path(),
            filledIn("voda-api").path());

    var checked = Gcloud.end(check);

    assertThat(checked.exitCode()).as(checked.output()).isZero();
  }
}
