package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Together;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What is written in a room.
class DiariesIT extends RestTest {
  Phone leo;
  Phone mina;
  String room;
  String diaries;

  @BeforeEach
  void openRoom() {
    leo = someone("leo");
    mina = someone("mina");
    room = leo.opensRoom("P5D");
    diaries = "/v1/rooms/" + room + "/diaries";
  }

  private static List<Integer> turns(List<JsonNode> items) {
    return items.stream().map(diary -> diary.at("/turn").asInt()).toList();
  }

  @Nested
  class Posting {
    @Test
    void answersTheDiaryAndWhereItIs() {
      var posted =
          leo.api()
              .post(diaries, Map.of("title", "t", "text", "a\nb", "place", "Sokcho"))
              .expect(201);
      assertThat(posted.header("Location")).isEqualTo(diaries + "/" + posted.text("/diaryId"));
      assertThat(posted.number("/turn")).isEqualTo(1);
      assertThat(posted.text("/diaryId")).isEqualTo("1");
      assertThat(posted.text("/place")).isEqualTo("Sokcho");
      assertThat(posted.text("/author/memberId")).isEqualTo(leo.memberId());
      assertThat(leo.api().get(posted.header("Location")).body()).isEqualTo(posted.body());
    }

    @Test
    void startsTheNextTurnAtThatMoment() {
      mina.joins(room);
      anyone().advance("PT5H");
      var posted = leo.posts(room, "done").expect(201);
      var turn = leo.sees(room);
      assertThat(turn.text("/turn/writerId")).isEqualTo(mina.memberId());
      assertThat(Instant.parse(turn.text("/turn/startsAt")))
          .isEqualTo(Instant.parse(posted.text("/createdAt")));
    }

    @Test
    void isTheWritersAndTellsWhoThatIs() {
      mina.joins(room);
      var refused = problem(mina.posts(room, "too early"), 409);
      assertThat(refused.text("/type")).endsWith("/not-your-turn");
      assertThat(refused.text("/detail")).contains(leo.memberId());
    }

    @Test
    void tenTimesAtOnceMakesOneDiary() {
      mina.joins(room);
      var statuses = Together.times(10, i -> leo.posts(room, "try " + i).status());
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
      assertThat(turns(leo.api().get(diaries).items())).containsExactly(1);
      assertThat(leo.sees(room).number("/turn/number")).isEqualTo(2);
      anyone().advance("PT2M");
      assertThat(mina.pushes())
          .extracting(push -> push.at("/code").asString())
          .containsExactlyInAnyOrder("M2", "M13");
    }

    @Test
    void knowsNoAttachments() {
      var body = Map.of("title", "t", "text", "t", "attachmentIds", List.of("stolen"));
      assertThat(problem(leo.api().post(diaries, body), 422).wrongFields())
          .containsExactly("attachmentIds");
      var none = Map.of("title", "t", "text", "t", "attachmentIds", List.of());
      leo.api().post(diaries, none).expect(201);
    }
  }

  @Nested
  class Reading {
    @Test
    void isNewestFirstTenAPage() {
      IntStream.rangeClosed(1, 12).forEach(i -> leo.posts(room, "diary " + i).expect(201));
      var first = leo.api().get(diaries).expect(200);
      assertThat(turns(first.items())).containsExactly(12, 11, 10, 9, 8, 7, 6, 5, 4, 3);
      var second = leo.api().get(diaries + "?cursor=" + first.text("/nextCursor")).expect(200);
      assertThat(turns(second.items())).containsExactly(2, 1);
      assertThat(second.json().at("/nextCursor").isNull()).isTrue();
      assertThat(turns(leo.api().get(diaries + "?size=100").items())).hasSize(12);
      assertThat(turns(leo.api().get(diaries + "?size=1").items())).containsExactly(12);
    }

    @Test
    void isAlsoForWhoJoinsLater() {
      leo.posts(room, "before").expect(201);
      mina.joins(room);
      assertThat(mina.api().get(diaries + "/1").expect(200).text("/title")).isEqualTo("before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "01", "1.0", "one", "99999999999", "+1"})
    void answers404ForDiariesThatAreNot(String id) {
      leo.posts(room, "the only one").expect(201);
      problem(leo.api().get(diaries + "/" + id), 404);
    }
  }
}
