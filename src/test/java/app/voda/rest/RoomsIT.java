package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rooms: opened, read, listed.
class RoomsIT extends RestTest {

  private static Reply open(Phone phone, String period) {
    var room = Map.of("name", "n", "theme", "t", "period", period, "code", "seoul", "hint", "h");
    return phone.api().post("/v1/rooms", room);
  }

  private static List<String> ids(Reply page) {
    return page.expect(200).items().stream().map(room -> room.at("/roomId").asString()).toList();
  }

  @Nested
  class Opening {
    @Test
    void answersTheRoomWithTheCreatorAsMasterAndWriter() {
      var leo = someone("leo");
      var room = open(leo, "P5D").expect(201);
      assertThat(room.header("Location")).isEqualTo("/v1/rooms/" + room.text("/roomId"));
      assertThat(room.text("/masterId")).isEqualTo(leo.memberId());
      assertThat(room.json().at("/isMaster").asBoolean()).isTrue();
      assertThat(room.text("/members/0/memberId")).isEqualTo(leo.memberId());
      assertThat(room.text("/members/0/name")).isEqualTo(leo.name());
      assertThat(room.text("/order/0")).isEqualTo(leo.memberId());
      assertThat(room.number("/turn/number")).isEqualTo(1);
      assertThat(room.number("/turn/revision")).isZero();
      assertThat(room.text("/turn/writerId")).isEqualTo(leo.memberId());
      var starts = Instant.parse(room.text("/turn/startsAt"));
      assertThat(Instant.parse(room.text("/turn/dueAt")))
          .isEqualTo(starts.plus(Duration.ofDays(5)));
      assertThat(room.body()).doesNotContain("seoul");
      assertThat(leo.api().get(room.header("Location")).body()).isEqualTo(room.body());
    }

    @ParameterizedTest
    @CsvSource({
      "P1D, P1D",
      "PT24H, P1D",
      "PT36H, PT36H",
      "P1DT12H, PT36H",
      "P30D, P30D",
      "PT720H, P30D",
      "P5DT1M, PT120H1M",
      "pt48h, P2D",
    })
    void answersWholeDaysAsDays(String period, String answered) {
      assertThat(open(someone("leo"), period).expect(201).text("/period")).isEqualTo(answered);
    }
  }

  @Nested
  class Lists {
    @Test
    void areNewestFirstInPages() {
      var leo = someone("leo");
      var opened = new ArrayList<String>();
      for (int i = 0; i < 5; i++) {
        opened.addFirst(leo.opensRoom("P3D"));
      }
      var seen = new ArrayList<String>();
      var path = "/v1/rooms?size=2";
      for (var next = ""; next != null; ) {
        var page = leo.api().get(path + next);
        assertThat(ids(page)).hasSizeLessThanOrEqualTo(2);
        seen.addAll(ids(page));
        var cursor = page.json().at("/nextCursor");
        next = cursor.isNull() ? null : "&cursor=" + cursor.asString();
      }
      assertThat(seen).isEqualTo(opened);
      assertThat(ids(leo.api().get("/v1/rooms"))).isEqualTo(opened);
      assertThat(ids(leo.api().get("/v1/rooms?size=5"))).isEqualTo(opened);
      assertThat(leo.api().get("/v1/rooms?size=5").json().at("/nextCursor").isNull()).isTrue();
      assertThat(ids(someone("mina").api().get("/v1/rooms"))).isEmpty();
    }

    @Test
    void ofMyTurnsAreNearestEndFirst() {
      var leo = someone("leo");
      var mina = someone("mina");
      var late = leo.opensRoom("P20D");
      var soon = leo.opensRoom("P2D");
      var middle = leo.opensRoom("P9D");
      var hers = leo.opensRoom("P1D");
      mina.joins(hers);
      leo.posts(hers, "passed on").expect(201);
      assertThat(ids(leo.api().get("/v1/rooms?turn=mine"))).containsExactly(soon, middle, late);
      var first = leo.api().get("/v1/rooms?turn=mine&size=2");
      assertThat(ids(first)).containsExactly(soon, middle);
      var cursor = first.text("/nextCursor");
      var second = leo.api().get("/v1/rooms?turn=mine&size=2&cursor=" + cursor);
      assertThat(ids(second)).containsExactly(late);
      assertThat(second.json().at("/nextCursor").isNull()).isTrue();
      assertThat(ids(mina.api().get("/v1/rooms?turn=mine"))).containsExactly(hers);
    }
  }

  @Nested
  class Strangers {
    @ParameterizedTest
    @CsvSource({
      "GET, ''",
      "PATCH, ''",
      "DELETE, ''",
      "DELETE, /leave",
      "GET, /order",
      "POST, /diaries",
      "GET, /diaries",
      "GET, /diaries/1",
      "POST, /nudge",
    })
    void see404WhetherTheRoomIsThereOrNot(String method, String path) {
      var leo = someone("leo");
      var room = leo.opensRoom("P2D");
      leo.posts(room, "secret").expect(201);
      var stranger = someone("stranger").api();
      var body = "{\"title\":\"t\",\"text\":\"t\"}";
      var known = stranger.send(method, "/v1/rooms/" + room + path, body);
      var unknown = stranger.send(method, "/v1/rooms/" + "0".repeat(32) + path, body);
      assertThat(problem(known, 404).body()).isEqualTo(problem(unknown, 404).body());
    }
  }
}
