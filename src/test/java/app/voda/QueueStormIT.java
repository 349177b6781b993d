package app.voda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.event.http.EventJsons;
import app.voda.testing.Cloud;
import app.voda.testing.FakeCloudTasks;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Phone;
import app.voda.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rooms go on through a storm in Cloud Tasks.
@NeedsFirestore
class QueueStormIT {
  private static final int ROOMS = 8;
  private static final int TURNS = 3;

  @Test
  void leavesEveryRoomWithOneEndOfItsTurn(@TempDir Path data) {
    try (var cloud = new Cloud(data, 42);
        var _ = cloud.startsInstance()) {
      var leo = cloud.signsIn("leo" + Samples.id().substring(0, 8));
      cloud.queue().faults().failCreating(0.2, 0.2);
      cloud.queue().faults().duplicate(0.1);
      cloud.queue().faults().delay(Duration.ofSeconds(5));
      var rooms = Stream.generate(() -> leo.opensRoom("PT4S")).limit(ROOMS).toList();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> rooms.stream().allMatch(room -> turn(leo, room) > TURNS));
      rooms.forEach(room -> slowDown(leo, room));
      cloud.queue().faults().heal();
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> allHaveOneEnd(leo, rooms, cloud.queue()));
    }
  }

  private static void slowDown(Phone master, String room) {
    master.api().patch("/v1/rooms/" + room, Map.of("period", "P1D")).expect(200);
  }

  private static void allHaveOneEnd(Phone member, List<String> rooms, FakeCloudTasks queue) {
    var json = EventJsons.real();
    var events = queue.pending().stream().map(held -> json.read(held.body())).toList();
    // What the storm delayed has been called back as well.
    assertThat(events).hasSize(3 * rooms.size());
    for (var room : rooms) {
      var turn = member.sees(room);
      assertThat(events)
          .filteredOn(event -> event.code() == EventCode.R1)
          .filteredOn(event -> event.room().value().equals(room))
          .extracting(RoomEvent::turn, RoomEvent::revision)
          .containsExactly(tuple(turn.number("/turn/number"), turn.number("/turn/revision")));
    }
  }

  private static int turn(Phone member, String room) {
    return member.sees(room).number("/turn/number");
  }
}
