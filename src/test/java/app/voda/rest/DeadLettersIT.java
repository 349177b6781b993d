package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.DeadLetters;
import app.voda.event.EventCode;
import app.voda.event.oidc.LocalIssuer;
import app.voda.id.AlarmId;
import app.voda.id.Digest;
import app.voda.id.MemberId;
import app.voda.testing.Api;
import app.voda.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What operators do with dead letters.
class DeadLettersIT extends RestTest {
  private static final String LETTERS = "/admin/dead-letters";

  private Api admin;

  @BeforeEach
  void throwAwayWhatOthersLeft() {
    admin = voda.phone("admin").api();
    ids("?size=100").forEach(id -> admin.delete(LETTERS + "/" + id).expect(204));
  }

  private List<String> ids(String query) {
    var ids = new ArrayList<String>();
    @Nullable String cursor = null;
    do {
      var page = admin.get(LETTERS + query + (cursor == null ? "" : "&cursor=" + cursor));
      page.expect(200).items().forEach(letter -> ids.add(letter.at("/id").asString()));
      var next = page.json().at("/nextCursor");
      cursor = next.isNull() ? null : next.asString();
    } while (cursor != null);
    return ids;
  }

  /// The queue brings a body that no retry can mend.
  private static String malformed(String body) {
    anyone().with(voda.bean(LocalIssuer.class).token()).post("/tasks/callback", body).expect(202);
    return Digest.of(body);
  }

  private static String kept(Reason reason, String body, Instant at) {
    var id = Digest.of(newName("letter"));
    voda.bean(DeadLetters.class)
        .add(
            new DeadLetter(
                id,
                reason,
                EventCode.M2,
                new MemberId("leo"),
                new AlarmId("5c1e"),
                body,
                "1 device never had it",
                at,
                0,
                null));
    return id;
  }

  private static String ofNoRoom(Reason reason, Instant at) {
    var body = "{\"code\":\"M2\",\"roomId\":\"4f1d\",\"turn\":3,\"revision\":0,\"diaryId\":\"3\"}";
    return kept(reason, body, at);
  }

  @Nested
  class Shown {
    @Test
    void sayWhatWasLostAndWhy() {
      var at = now();
      var id = ofNoRoom(Reason.GIVEN_UP, at);
      var letter = admin.get(LETTERS + "?reason=GIVEN_UP").expect(200).items().getFirst();
      assertThat(letter.propertyNames())
          .containsExactlyInAnyOrder(
              "id",
              "reason",
              "code",
              "roomId",
              "turn",
              "memberId",
              "alarmId",
              "detail",
              "at",
              "replays",
              "replayedAt");
      assertThat(letter.at("/id").asString()).isEqualTo(id);
      assertThat(letter.at("/reason").asString()).isEqualTo("GIVEN_UP");
      assertThat(letter.at("/code").asString()).isEqualTo("M2");
      assertThat(letter.at("/roomId").asString()).isEqualTo("4f1d");
      assertThat(letter.at("/turn").asInt()).isEqualTo(3);
      assertThat(letter.at("/memberId").asString()).isEqualTo("leo");
      assertThat(letter.at("/alarmId").asString()).isEqualTo("5c1e");
      assertThat(letter.at("/detail").asString()).isEqualTo("1 device never had it");
      assertThat(Instant.parse(letter.at("/at").asString())).isEqualTo(at);
      assertThat(letter.at("/replays").asInt()).isZero();
      assertThat(letter.at("/replayedAt").isNull()).isTrue();
      var whole = admin.get(LETTERS + "/" + id).expect(200);
      assertThat(whole.text("/body")).contains("\"diaryId\":\"3\"");
      assertThat(whole.text("/id")).isEqualTo(id);
    }

    @Test
    void ofAMalformedBodyKnowNothingButTheBody() {
      var body = "{\"code\":\"" + newName("X");
      var letter = admin.get(LETTERS + "/" + malformed(body)).expect(200);
      assertThat(letter.text("/body")).isEqualTo(body);
      assertThat(letter.text("/reason")).isEqualTo("MALFORMED");
      for (var unknown : List.of("code", "roomId", "turn", "memberId", "alarmId")) {
        assertThat(letter.json().at("/" + unknown).isNull()).as(unknown).isTrue();
      }
    }

    @Test
    void comeNewestFirstInPagesAllOrOfOneReason() {
      var at = now();
      var expected = new ArrayList<String>();
      for (int i = 0; i < 5; i++) {
        expected.addFirst(ofNoRoom(Reason.REFUSED, at.minusSeconds(9 - i)));
      }
      var other = ofNoRoom(Reason.GIVEN_UP, at.minusSeconds(60));
      assertThat(ids("?reason=REFUSED&size=2")).containsExactlyElementsOf(expected);
      assertThat(ids("?reason=MALFORMED&size=2")).isEmpty();
      expected.add(other);
      assertThat(ids("?size=1")).containsExactlyElementsOf(expected);
    }

    @Test
    void areForgottenAfterThirtyDays() {
      var id = ofNoRoom(Reason.REFUSED, now().minus(Duration.ofDays(30)));
      assertThat(ids("?size=100")).doesNotContain(id);
      problem(admin.get(LETTERS + "/" + id), 404);
      problem(admin.post(LETTERS + "/" + id + "/replay", ""), 404);
      problem(admin.delete(LETTERS + "/" + id), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "given_up", "OTHER", "REFUSED&reason=GIVEN_UP", "%00", "null"})
    void haveNoOtherReasons(String reason) {
      assertThat(problem(admin.get(LETTERS + "?reason=" + reason), 400).wrongFields())
          .containsExactly("reason");
    }

    @Test
    void haveNoOtherPages() {
      for (var size : List.of("", "0", "-1", "101", "abc", "1&size=2")) {
        assertThat(problem(admin.get(LETTERS + "?size=" + size), 400).wrongFields())
            .as(size)
            .containsExactly("size");
      }
      assertThat(problem(admin.get(LETTERS + "?cursor=abc&size=x"), 400).wrongFields())
          .containsExactlyInAnyOrder("cursor", "size");
    }
  }

  @Nested
  class Replayed {
    @Test
    void sayWhenTheyAreNoLongerTrueAndStay() {
      var id = ofNoRoom(Reason.GIVEN_UP, now());
      for (int i = 0; i < 2; i++) {
        var reply = admin.post(LETTERS + "/" + id + "/replay", "").expect(200);
        assertThat(reply.text("/id")).isEqualTo(id);
        assertThat(reply.text("/result")).isEqualTo("NO_LONGER_TRUE");
        assertThat(reply.text("/detail")).isEqualTo("The room was deleted.");
      }
      assertThat(admin.get(LETTERS + "/" + id).expect(200).number("/replays")).isZero();
    }

    @Test
    void sayThatTheyStillCannotBeRead() {
      var id = malformed(newName("{"));
      assertThat(admin.post(LETTERS + "/" + id + "/replay", "{}").expect(200).text("/result"))
          .isEqualTo("STILL_MALFORMED");
    }

    @Test
    void happenOnce() {
      var leo = someone("leo");
      var room = leo.opensRoom("P2D");
      var body = "{\"code\":\"R2\",\"roomId\":\"%s\",\"turn\":1,\"revision\":0}".formatted(room);
      var id = Digest.of(body);
      voda.bean(DeadLetters.class).add(DeadLetter.malformed(id, body, "once unknown", now()));
      var first = admin.post(LETTERS + "/" + id + "/replay", "").expect(200);
      assertThat(first.text("/result")).isEqualTo("REPLAYED");
      var again = admin.post(LETTERS + "/" + id + "/replay", "").expect(200);
      assertThat(again.text("/result")).isEqualTo("ALREADY_REPLAYED");
      var letter = admin.get(LETTERS + "/" + id).expect(200);
      assertThat(letter.number("/replays")).isEqualTo(1);
      assertThat(again.text("/detail")).contains(letter.text("/replayedAt"));
    }

    @Test
    void areCountedByWhatBecameOfThem() {
      ofNoRoom(Reason.GIVEN_UP, now());
      ofNoRoom(Reason.REFUSED, now());
      malformed(newName("{"));
      var all = admin.post(LETTERS + "/replay", "").expect(200);
      assertThat(all.number("/letters")).isEqualTo(3);
      assertThat(all.number("/noLongerTrue")).isEqualTo(2);
      assertThat(all.number("/stillMalformed")).isEqualTo(1);
      assertThat(all.number("/replayed")).isZero();
      assertThat(all.number("/alreadyReplayed")).isZero();
      assertThat(all.number("/failed")).isZero();
      var refused = admin.post(LETTERS + "/replay", Map.of("reason", "REFUSED")).expect(200);
      assertThat(refused.number("/letters")).isEqualTo(1);
      assertThat(admin.post(LETTERS + "/replay", "{}").expect(200).number("/letters")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"OTHER\"", "\"\"", "1", "0", "[]", "{}", "true"})
    void haveNoOtherReasons(String reason) {
      var reply = admin.post(LETTERS + "/replay", "{\"reason\":" + reason + "}");
      assertThat(problem(reply, 400).wrongFields()).containsExactly("reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "null", "\"REFUSED\"", "1"})
    void takeNothingButAnObject(String body) {
      problem(admin.post(LETTERS + "/replay", body), 400);
    }
  }

  @Test
  void areDeletedOnce() {
    var id = ofNoRoom(Reason.REFUSED, now());
    assertThat(admin.delete(LETTERS + "/" + id).expect(204).body()).isEmpty();
    problem(admin.get(LETTERS + "/" + id), 404);
    problem(admin.delete(LETTERS + "/" + id), 404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, ''",
    "GET, /5c1e",
    "DELETE, /5c1e",
    "POST, /5c1e/replay",
    "POST, /replay",
  })
  void areForAdminsAndTheQueueOnly(String method, String path) {
    problem(anyone().send(method, LETTERS + path, null), 401);
    problem(anyone().with("garbage").send(method, LETTERS + path, null), 401);
    problem(someone("leo").api().send(method, LETTERS + path, null), 403);
    var queue = anyone().with(voda.bean(LocalIssuer.class).token());
    assertThat(queue.send(method, LETTERS + path, null).status()).isIn(200, 404);
  }

  @ParameterizedTest
  @CsvSource({"GET, ''", "DELETE, ''", "POST, /replay"})
  void answer404ForUnknownOnes(String method, String more) {
    for (var id : List.of("unknown", "replay", "%00", "a%20b", "%F0%9F%98%80", "a".repeat(5000))) {
      Reply reply = admin.send(method, LETTERS + "/" + id + more, null);
      assertThat(problem(reply).status()).as(id).isIn(400, 404);
    }
  }

  @Test
  void tellNobodysNameTokenOrText() {
    malformed(newName("{"));
    ofNoRoom(Reason.REFUSED, now());
    for (JsonNode letter : admin.get(LETTERS).expect(200).items()) {
      assertThat(letter.toString()).doesNotContain("@", "-phone", "body");
    }
  }
}
