package app.voda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.voda.testing.Cloud;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM on Cloud Run, which kills ten seconds later.
@NeedsFirestore
class ShutdownIT {

  @Test
  void finishesWhatIsInFlight(@TempDir Path data) {
    try (var cloud = new Cloud(data, 0)) {
      var instance = cloud.startsInstance();
      var leo = cloud.signsIn("leo" + Samples.id().substring(0, 8));
      var mina = cloud.signsIn("mina" + Samples.id().substring(0, 8));
      var room = leo.opensRoom("P1D");
      mina.joins(room);
      cloud.fcm().latency(Duration.ofSeconds(3));
      leo.posts(room, "The sea").expect(201);
      await().until(() -> !cloud.fcm().receivedBy(mina.name()).isEmpty());

      long start = System.nanoTime();
      instance.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      // M2 was waiting for FCM, and has ended as if nothing had happened.
      assertThat(cloud.queue().calls())
          .filteredOn(call -> call.body().contains("\"M2\""))
          .extracting(call -> call.status())
          .contains(204);
    }
  }
}
