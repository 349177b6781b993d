package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.auth.jwt.SigningKey;
import app.voda.testing.FakeCloudTasks;
import app.voda.testing.FakeFirebaseAuth;
import app.voda.testing.FirestoreEmulator;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.SecureTokens;
import app.voda.testing.VodaProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// voda on Google Cloud in two halves, side by side.
@NeedsFirestore
class HalvesIT {
  private static final String CALLBACKS = "https://callbacks.example";

  private final FirestoreEmulator store = FirestoreEmulator.shared();
  private final FakeCloudTasks queue = FakeCloudTasks.start();
  private final FakeFirebaseAuth firebase = new FakeFirebaseAuth();

  @AfterEach
  void close() {
    firebase.close();
    queue.close();
  }

  private VodaProcess half(String role, Path data) {
    var key = data.resolve("key.pem");
    SigningKey.readOrMake(key);
    var settings =
        List.of(
            "--spring.profiles.active=gcp",
            "--management.server.port=0",
            "--voda.role=" + role,
            "--voda.public-url=" + CALLBACKS,
            "--voda.auth.signing-key=" + key);
    var variables =
        Map.of(
            "NO_GCE_CHECK", "true",
            "FIRESTORE_EMULATOR_HOST", store.host(),
            "FIREBASE_AUTH_EMULATOR_HOST", firebase.host());
    return VodaProcess.start(
        data,
        variables,
        Stream.concat(settings.stream(), Stream.of(queue.settings())).toArray(String[]::new));
  }

  @Test
  void theApiSignsMembersInAndTakesNoCallback(@TempDir Path data) {
    var tokens = SecureTokens.of(FakeCloudTasks.PROJECT);
    var uid = UUID.randomUUID().toString();
    firebase.keeps(uid, false, null);
    try (var api = half("api", data)) {
      var leo = tokens.unsigned(tokens.of(uid, uid + "@example.com", "google.com"));
      var signedIn = api.api().post("/v1/token", Map.of("authCode", leo)).expect(200);
      var me = api.api().with(signedIn.text("/accessToken")).get("/v1/members/me").expect(200);
      assertThat(me.text("/memberId")).isEqualTo(signedIn.text("/memberId"));
      api.api().with(queueToken()).post("/tasks/callback", Map.of()).expect(404);
      api.api().with(queueToken()).post("/admin/reconcile", Map.of()).expect(200);
      api.api().get("/actuator/health/liveness").expect(200);
      api.api().get("/").expect(404);
      api.api().get("/dev/clock").expect(404);
      api.api().get("/actuator/prometheus").expect(404);
    }
  }

  @Test
  void theOtherTakesCallbacksAndNothingElse(@TempDir Path data) {
    try (var callbacks = half("callbacks", data)) {
      var task = Map.of("code", "R1", "roomId", "gone", "turn", 1, "revision", 0);
      callbacks.api().with(queueToken()).post("/tasks/callback", task).expect(202);
      callbacks.api().post("/tasks/callback", task).expect(401);
      callbacks.api().get("/actuator/health/liveness").expect(200);
      callbacks.api().get("/v1/rooms").expect(404);
      callbacks.api().post("/v1/token", Map.of("authCode", "x")).expect(404);
      callbacks.api().with(queueToken()).post("/admin/reconcile", Map.of()).expect(404);
      callbacks.api().get("/v3/api-docs").expect(404);
    }
  }

  private String queueToken() {
    return queue.token(CALLBACKS, FakeCloudTasks.SERVICE_ACCOUNT);
  }
}
