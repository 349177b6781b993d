package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Cloud;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Samples;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// voda on Google Cloud in two halves.
@NeedsFirestore
class HalvesIT {

  @Test
  void theApiSignsMembersInAndTakesNoCallback(@TempDir Path data) {
    try (var cloud = new Cloud(data, 0);
        var _ = cloud.startsInstance("--voda.role=api")) {
      var leo = cloud.signsIn("leo" + Samples.id().substring(0, 8));
      var me = leo.api().get("/v1/members/me").expect(200);
      assertThat(me.text("/memberId")).isEqualTo(leo.memberId());
      cloud.asTheQueue().post("/tasks/callback", Map.of()).expect(404);
      cloud.asTheQueue().post("/admin/reconcile", Map.of()).expect(200);
      cloud.api().get("/actuator/health/liveness").expect(200);
      cloud.api().get("/").expect(404);
      cloud.api().get("/dev/clock").expect(404);
      cloud.api().get("/actuator/prometheus").expect(404);
    }
  }

  @Test
  void theOtherTakesCallbacksAndNothingElse(@TempDir Path data) {
    try (var cloud = new Cloud(data, 0);
        var _ = cloud.startsInstance("--voda.role=callbacks")) {
      var task = Map.of("code", "R1", "roomId", "gone", "turn", 1, "revision", 0);
      cloud.asTheQueue().post("/tasks/callback", task).expect(202);
      cloud.api().post("/tasks/callback", task).expect(401);
      cloud.api().get("/actuator/health/liveness").expect(200);
      cloud.api().get("/v1/rooms").expect(404);
      cloud.api().post("/v1/token", Map.of("authCode", "x")).expect(404);
      cloud.asTheQueue().post("/admin/reconcile", Map.of()).expect(404);
      cloud.api().get("/v3/api-docs").expect(404);
    }
  }
}
