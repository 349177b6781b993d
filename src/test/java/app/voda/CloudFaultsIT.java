package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Cloud;
import app.voda.testing.Metered;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Phone;
import app.voda.testing.Reply;
import app.voda.testing.Samples;
import app.voda.testing.Voda;
import com.google.cloud.firestore.FieldValue;
import com.google.cloud.firestore.Firestore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of requests and rooms when Google Cloud fails them.
@NeedsFirestore
class CloudFaultsIT {
  private Cloud cloud;
  private Voda voda;
  private Phone leo;

  @BeforeEach
  void start(@TempDir Path data) {
    Metered.CLOCK.set(Samples.NOW);
    cloud = new Cloud(data, 0, Metered.CLOCK);
    voda = cloud.startsHere(List.of(Metered.class));
    var name = "leo" + Samples.id().substring(0, 8);
    leo = cloud.signsIn(name, name + "@example.com");
  }

  @AfterEach
  void close() {
    Metered.STORE.refuseCommits(false);
    voda.close();
    cloud.close();
  }

  @Test
  void withoutItsQueueThereIsNoRoom() {
    cloud.queue().faults().goDown();
    assertThat(opens().expect(503).header("Retry-After")).isNotBlank();
    cloud.queue().faults().heal();
    assertThat(leo.api().get("/v1/rooms").expect(200).items()).isEmpty();
    opens().expect(201);
  }

  @Test
  void withoutItsStoreThereIsNoRoomAndItsTaskEnds() {
    Metered.STORE.refuseCommits(true);
    assertThat(opens().expect(503).header("Retry-After")).isNotBlank();
    Metered.STORE.refuseCommits(false);
    assertThat(leo.api().get("/v1/rooms").expect(200).items()).isEmpty();
    // Until the intent has settled nobody can know that its commit will not come.
    pass(Duration.ofSeconds(2));
    assertThat(lastStatuses()).isNotEmpty().containsOnly(425);
    pass(Duration.ofMinutes(2));
    pass(Duration.ofMinutes(2));
    assertThat(cloud.queue().pending()).isEmpty();
    assertThat(lastStatuses()).endsWith(202);
  }

  @Test
  void aReconciliationBringsBackWhatAPurgeTook() {
    for (int i = 0; i < 3; i++) {
      opens().expect(201);
    }
    pass(Duration.ofSeconds(2));
    cloud.queue().purge();
    pass(Duration.ofMinutes(10));
    assertThat(reconcile()).isEqualTo(List.of(3, 3));
    pass(Duration.ofSeconds(2));
    // Each turn's end and its two reminders.
    assertThat(cloud.queue().pending()).hasSize(9);
    pass(Duration.ofMinutes(10));
    assertThat(reconcile()).isEqualTo(List.of(3, 0));
  }

  @Test
  void aRoomThatCannotBeReadMakesADeadLetterAndComesBackWhenMended() throws Exception {
    var id = opens().expect(201).text("/roomId");
    pass(Duration.ofSeconds(2));
    var room = voda.bean(Firestore.class).document("rooms/" + id);
    var master = room.get().get().getString("masterId");
    room.update(Map.of("masterId", FieldValue.delete())).get();
    pass(Duration.ofDays(1));
    assertThat(cloud.queue().pending()).isEmpty();
    var letters = cloud.asTheQueue().get("/admin/dead-letters?size=100").expect(200).items();
    assertThat(letters)
        .extracting(letter -> letter.at("/detail").asString())
        .containsOnly("rooms/" + id + ".masterId is missing");

    room.update(Map.of("masterId", master)).get();
    cloud.asTheQueue().post("/admin/dead-letters/replay", "{}").expect(200);
    pass(Duration.ofSeconds(2));
    assertThat(leo.sees(id).number("/turn/number")).isEqualTo(2);
  }

  private Reply opens() {
    var room =
        Map.of("name", "Summer", "theme", "sea", "period", "P1D", "code", "seoul", "hint", "?");
    return leo.api().post("/v1/rooms", room);
  }

  private List<Integer> reconcile() {
    var report = cloud.asTheQueue().post("/admin/reconcile", "").expect(200);
    return List.of(report.number("/rooms"), report.number("/enqueued"));
  }

  private List<Integer> lastStatuses() {
    return cloud.queue().calls().stream().map(call -> call.status()).toList();
  }

  private void pass(Duration time) {
    Metered.CLOCK.advance(time);
    cloud.queue().awaitNothingDue();
  }
}
