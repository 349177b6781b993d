package app.voda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.voda.event.EventCode;
import app.voda.event.EventJson;
import app.voda.event.RoomEvent;
import app.voda.testing.CloudTasksBackoff;
import app.voda.testing.FakeCloudTasks;
import app.voda.testing.OverCloudTasks;
import app.voda.testing.Phone;
import app.voda.testing.Voda;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rooms go on through a storm in Cloud Tasks.
class QueueStormIT {
  private static final int ROOMS = 8;
  private static final int TURNS = 3;

  private Voda voda;
  private FakeCloudTasks queue;

  @BeforeEach
  void start(@TempDir Path data) throws IOException {
    queue = FakeCloudTasks.start(42, CloudTasksBackoff.QUICK, InstantSource.system(), "one", "two");
    voda = Voda.start(data, List.of(OverCloudTasks.class), arguments(queue));
  }

  @AfterEach
  void stop() {
    voda.close();
    queue.close();
  }

  @Test
  void leavesEveryRoomWithOneEndOfItsTurn() {
    queue.faults().failCreating(0.2, 0.2);
    queue.faults().duplicate(0.1);
    queue.faults().delay(Duration.ofSeconds(5));
    var leo = voda.phone("leo");
    var rooms = Stream.generate(() -> leo.opensRoom("PT4S")).limit(ROOMS).toList();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> rooms.stream().allMatch(room -> turn(leo, room) > TURNS));
    rooms.forEach(room -> slowDown(leo, room));
    queue.faults().heal();
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> allHaveOneEnd(leo, rooms));
  }

  private static void slowDown(Phone master, String room) {
    master.api().patch("/v1/rooms/" + room, Map.of("period", "P1D")).expect(200);
  }

  private void allHaveOneEnd(Phone member, List<String> rooms) {
    var json = voda.bean(EventJson.class);
    var events = queue.pending().stream().map(held -> json.read(held.body())).toList();
    // What the storm delayed has been called back as well.
    assertThat(queue.pending()).hasSize(3 * rooms.size());
    for (var room : rooms) {
      assertThat(events)
          .filteredOn(event -> event.code() == EventCode.R1)
          .filteredOn(event -> event.room().value().equals(room))
          .extracting(RoomEvent::turn)
          .containsExactly(turn(member, room));
    }
  }

  private static int turn(Phone member, String room) {
    return member.sees(room).number("/turn/number");
  }

  private static String[] arguments(FakeCloudTasks queue) throws IOException {
    int port = freePort();
    var arguments = new ArrayList<>(List.of(queue.settings()));
    arguments.add("--PORT=" + port);
    arguments.add("--voda.public-url=http://localhost:" + port);
    arguments.add("--voda.auth.oidc.issuer=https://accounts.google.com");
    arguments.add("--voda.room.min-period=PT1S");
    return arguments.toArray(String[]::new);
  }

  // The queue must know the callback's port before the service listens.
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
