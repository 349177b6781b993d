package app.voda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.deploy.Gcloud.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `src/main/gcloud`: every command is one that the Google Cloud CLI knows, and running it twice
/// makes nothing twice.
class SetupTest {
  @TempDir Path folder;
  private Path checkout;
  private Gcloud gcloud;

  @BeforeAll
  static void gcloudIsHere() {
    Gcloud.mustBeHere();
  }

  @BeforeEach
  void checkOut() throws IOException {
    gcloud = new Gcloud(folder);
    checkout = Checkout.in(folder).path();
  }

  private Run setUp(boolean isThere, Map<String, String> settings, String... steps)
      throws Exception {
    var text = Files.readString(checkout.resolve("src/main/gcloud/settings.example"));
    for (var setting : settings.entrySet()) {
      text = text.replaceAll("(?m)^%s=.*".formatted(setting.getKey()), setting.toString());
    }
    var file = Files.writeString(folder.resolve("settings"), text);
    var command = new String[steps.length + 2];
    command[0] = checkout.resolve("src/main/gcloud/setup").toString();
    command[1] = file.toString();
    System.arraycopy(steps, 0, command, 2, steps.length);
    var run = gcloud.run(checkout, isThere, Map.of(), command);
    assertThat(run.exitCode()).as(run.output()).isZero();
    return run;
  }

  @Test
  void setsAnEmptyProjectUp() throws Exception {
    var run = setUp(false, Map.of("QUEUES", "voda,voda-2"));

    assertThat(Gcloud.faults(checkout, run.calls())).isEmpty();
    assertThat(run.commands())
        .anyMatch(command -> command.startsWith("tasks queues create voda-2 "))
        .anyMatch(command -> command.startsWith("firestore databases create "))
        .anyMatch(command -> command.startsWith("secrets create voda-signing-key "))
        .anyMatch(command -> command.startsWith("scheduler jobs create http voda-reconcile "))
        .anyMatch(command -> command.startsWith("builds submit "));
  }

  @Test
  void makesNothingTwice() throws Exception {
    var run = setUp(true, Map.of());

    assertThat(Gcloud.faults(checkout, run.calls())).isEmpty();
    // Only the index is tried, since it cannot be looked up; that it is there is no fault.
    assertThat(run.commands())
        .filteredOn(command -> command.matches("(\\S+ ){1,3}(create|add) .*"))
        .allMatch(command -> command.startsWith("firestore indexes composite create "));
  }

  @Test
  void makesTheIndexesOfTheFile() throws Exception {
    var commands = setUp(false, Map.of(), "indexes").commands();

    assertThat(commands)
        .containsExactly(
            "firestore indexes composite create --database=(default) --collection-group=rooms"
                + " --query-scope=collection-group"
                + " --field-config=field-path=memberIds,array-config=contains"
                + " --field-config=field-path=turn.dueAt,order=descending",
            "firestore indexes fields update turn.dueAt --collection-group=rooms"
                + " --database=(default) --disable-indexes",
            "firestore indexes fields update expireAt --collection-group=inbox"
                + " --database=(default) --disable-indexes",
            "firestore fields ttls update expireAt --enable-ttl --collection-group=inbox"
                + " --database=(default) --async",
            "firestore indexes fields update token --collection-group=devices"
                + " --database=(default) --index=order=ascending --index=array-config=contains");
  }

  @Test
  void makesTheIndexesOfThisRepository() throws Exception {
    var file = Path.of("firestore.indexes.json");
    Files.copy(file, checkout.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    var run = setUp(false, Map.of(), "indexes");

    var all = new JsonMapper().readTree(file);
    assertThat(Gcloud.faults(checkout, run.calls())).isEmpty();
    assertThat(run.commands())
        .filteredOn(command -> command.startsWith("firestore indexes composite create "))
        .hasSameSizeAs(all.path("indexes"));
    assertThat(run.commands())
        .filteredOn(command -> command.startsWith("firestore indexes fields update "))
        .hasSameSizeAs(all.path("fieldOverrides"));
    assertThat(run.commands())
        .filteredOn(command -> command.startsWith("firestore fields ttls update expireAt "))
        .hasSameSizeAs(all.findValues("ttl"));
  }

  @Test
  void sendsTheSchedulerToTheHalfThatServesAdmins() throws Exception {
    assertThat(setUp(false, Map.of("ROLES", "callbacks,api"), "reconciliation").commands())
        .last()
        .asString()
        .contains(
            "--uri=https://voda-api-42.asia-northeast3.run.app/admin/reconcile",
            "--oidc-token-audience=https://voda-callbacks-42.asia-northeast3.run.app")
        .contains("--oidc-service-account-email=voda-queue@my-project.iam.gserviceaccount.com");
  }

  @Test
  void handsTheSettingsToTheBuild() throws Exception {
    var key = Files.writeString(folder.resolve("key.p8"), "key");
    var settings =
        Map.of(
            "ADMIN_EMAILS", "leo@example.com,mina@example.com",
            "APNS_KEY_FILE", key.toString(),
            "APNS_KEY_ID", "ABCDEFGHIJ");
    var command = setUp(false, settings, "deploy").commands().getLast();

    assertThat(command)
        .contains("|_ADMIN_EMAILS=leo@example.com,mina@example.com|")
        .contains("|_APNS_ENABLED=true|_APNS_KEY_ID=ABCDEFGHIJ|");
  }
}
