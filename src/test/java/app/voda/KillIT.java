package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.VodaProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// kill -9 in the middle of twenty rollovers, three times.
class KillIT {
  private static final int ROOMS = 20;

  private Path data;
  private VodaProcess voda;

  @BeforeEach
  void twoFriendsShareTwentyRooms(@TempDir Path dataDir) {
    data = dataDir;
    voda = VodaProcess.start(data);
    var leo = voda.phone("leo");
    var mina = voda.phone("mina");
    for (int i = 0; i < ROOMS; i++) {
      mina.joins(leo.opensRoom("P1D"));
    }
    voda.api().advance("PT1H");
  }

  @AfterEach
  void stop() {
    voda.close();
  }

  @Test
  void noTurnIsLostAndNothingIsToldTwice() {
    for (int turn = 1; turn <= 3; turn++) {
      killWhileRoomsRollOver(turn);
      voda = VodaProcess.start(data);
      voda.api().advance("PT1H");
      everyRoomIsAt(turn + 1);
    }
    voda.api().advance("P1D");
    everyRoomIsAt(5);
    noInboxHasDoubles();
  }

  private void killWhileRoomsRollOver(int turn) {
    var leo = voda.phone("leo");
    voda.api().advance("PT22H");
    var moving = CompletableFuture.runAsync(() -> voda.api().advance("PT4H"));
    int moved = 0;
    while (moved < ROOMS / 4) {
      moved = ROOMS - roomsAt(leo, turn);
    }
    voda.kill();
    assertThat(moved).as("rooms that had moved when it was killed").isLessThan(ROOMS);
    assertThat(moving.handle((_, failure) -> failure).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(UncheckedIOException.class);
  }

  private void everyRoomIsAt(int turn) {
    var leo = voda.phone("leo");
    assertThat(roomsAt(leo, turn)).isEqualTo(ROOMS);
    var ends =
        voda.api().get("/dev/tasks").items().stream()
            .filter(task -> task.at("/code").asString().equals("R1"))
            .toList();
    assertThat(ends).extracting(task -> task.at("/roomId").asString()).doesNotHaveDuplicates();
    assertThat(ends).hasSize(ROOMS).allMatch(task -> task.at("/turn").asInt() == turn);
  }

  private static int roomsAt(Phone member, int turn) {
    var rooms = member.api().get("/v1/rooms?size=100").expect(200).items();
    return (int) rooms.stream().filter(room -> room.at("/turn/number").asInt() == turn).count();
  }

  private void noInboxHasDoubles() {
    for (var name : List.of("leo", "mina")) {
      var member = voda.phone(name);
      var told = inbox(member).stream().map(KillIT::what).toList();
      assertThat(told).doesNotHaveDuplicates();
      assertThat(told).filteredOn(t -> t.startsWith("M13")).hasSize(2 * ROOMS);
      assertThat(member.pushes().stream().map(push -> push.at("/alarmId").asString()))
          .doesNotHaveDuplicates();
    }
  }

  private static List<JsonNode> inbox(Phone member) {
    var all = new ArrayList<JsonNode>();
    var page = member.api().get("/v1/alarms?size=100").expect(200);
    all.addAll(page.items());
    while (!page.json().at("/nextCursor").isNull()) {
      page = member.api().get("/v1/alarms?size=100&cursor=" + page.text("/nextCursor")).expect(200);
      all.addAll(page.items());
    }
    return all;
  }

  private static String what(JsonNode alarm) {
    return alarm.at("/code").asString()
        + " "
        + alarm.at("/roomId").asString()
        + " "
        + alarm.at("/turn").asInt();
  }
}
