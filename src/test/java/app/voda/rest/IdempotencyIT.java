package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import app.voda.testing.Together;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A request repeated under its key is answered as the first time, and does nothing more.
class IdempotencyIT extends RestTest {
  private static final Map<String, String> ROOM =
      Map.of("name", "우리의 여름", "theme", "t", "period", "P5D", "code", "seoul", "hint", "h");
  private static final Map<String, String> DIARY = Map.of("title", "바다", "text", "a\nb");

  Phone leo;
  Phone mina;
  String room;
  String key;

  @BeforeEach
  void openRoom() {
    leo = someone("leo");
    mina = someone("mina");
    room = leo.opensRoom("P5D");
    key = UUID.randomUUID().toString();
  }

  private Reply post(Phone by, String path, Object body) {
    return post(by, path, body, key);
  }

  private Reply post(Phone by, String path, Object body, String underKey) {
    return by.api().post(path.replace("{room}", room), body, "Idempotency-Key", underKey);
  }

  private static void assertSame(Reply second, Reply first) {
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Nested
  class TheSameAnswer {
    @Test
    void isGivenForACreation() {
      var first = post(leo, "/v1/rooms", ROOM);
      assertThat(first.expect(201).text("/name")).isEqualTo("우리의 여름");
      leo.posts(first.text("/roomId"), "meanwhile").expect(201);
      assertSame(post(leo, "/v1/rooms", ROOM), first);
      assertThat(leo.api().get("/v1/rooms").items()).hasSize(2);
    }

    @Test
    void isGivenForAJoin() {
      var first = post(mina, "/v1/rooms/{room}/join", Map.of("code", "seoul"));
      someone("sora").joins(room);
      assertSame(post(mina, "/v1/rooms/{room}/join", Map.of("code", "seoul")), first);
    }

    @Test
    void isGivenForADiaryWhoseAnswerWasLost() {
      var first = post(leo, "/v1/rooms/{room}/diaries", DIARY);
      assertThat(first.expect(201).text("/title")).isEqualTo("바다");
      assertSame(post(leo, "/v1/rooms/{room}/diaries", DIARY), first);
      assertThat(leo.sees(room).number("/turn/number")).isEqualTo(2);
    }

    @Test
    void isGivenForANudge() {
      mina.joins(room);
      var first = post(mina, "/v1/rooms/{room}/nudge", "");
      first.expect(202);
      assertSame(post(mina, "/v1/rooms/{room}/nudge", ""), first);
    }

    @Test
    void isGivenForReading() {
      mina.joins(room);
      leo.posts(room, "one").expect(201);
      anyone().advance("PT2S");
      post(mina, "/v1/alarms/read", "{}").expect(204);
      leo.api().post("/v1/rooms/" + room + "/nudge", "").expect(202);
      anyone().advance("PT2S");
      post(mina, "/v1/alarms/read", "{}").expect(204);
      assertThat(mina.api().get("/v1/alarms").number("/unread")).isEqualTo(1);
    }

    @Test
    void isGivenForARefusal() {
      mina.joins(room);
      var refused = problem(post(mina, "/v1/rooms/{room}/diaries", DIARY), 409);
      leo.posts(room, "now it is Mina's turn").expect(201);
      assertSame(post(mina, "/v1/rooms/{room}/diaries", DIARY), refused);
      post(mina, "/v1/rooms/{room}/diaries", DIARY, key + "-again").expect(201);
    }

    @Test
    void isGivenForAWrongCodeWhichCountsOnce() {
      for (int i = 0; i < 6; i++) {
        problem(post(mina, "/v1/rooms/{room}/join", Map.of("code", "wrong")), 403);
      }
      mina.joins(room);
    }

    @Test
    void isGivenHoweverTheBodyIsWritten() {
      var first = post(leo, "/v1/rooms/{room}/diaries", "{\"title\":\"t\",\"text\":\"a\"}");
      var spaced = "{ \"text\": \"\\u0061\", \"title\": \"t\", \"unknown\": 1 }";
      assertSame(post(leo, "/v1/rooms/{room}/diaries", spaced), first);
    }

    @Test
    void orAConflictIsGivenWhileTheFirstStillRuns() {
      var replies = Together.times(8, _ -> post(leo, "/v1/rooms/{room}/diaries", DIARY));
      var made = replies.stream().filter(reply -> reply.status() == 201).toList();
      assertThat(made).isNotEmpty().allSatisfy(reply -> assertSame(reply, made.getFirst()));
      assertThat(replies).extracting(Reply::status).isSubsetOf(201, 409);
      assertSame(post(leo, "/v1/rooms/{room}/diaries", DIARY), made.getFirst());
      assertThat(leo.api().get("/v1/rooms/" + room + "/diaries").items()).hasSize(1);
    }

    @Test
    void isForgottenAfterADay() {
      var first = post(leo, "/v1/rooms", ROOM);
      anyone().advance("PT23H59M");
      assertSame(post(leo, "/v1/rooms", ROOM), first);
      anyone().advance("PT2M");
      assertThat(post(leo, "/v1/rooms", ROOM).expect(201).text("/roomId"))
          .isNotEqualTo(first.text("/roomId"));
    }
  }

  @Nested
  class AKey {
    @Test
    void isForOneBody() {
      post(leo, "/v1/rooms/{room}/diaries", DIARY).expect(201);
      var other = Map.of("title", "other", "text", "a\nb");
      problem(post(leo, "/v1/rooms/{room}/diaries", other), 422);
    }

    @Test
    void isForOneMemberAndPath() {
      post(leo, "/v1/rooms", ROOM).expect(201);
      var hers = post(mina, "/v1/rooms", ROOM).expect(201);
      assertThat(hers.text("/masterId")).isEqualTo(mina.memberId());
      post(leo, "/v1/rooms/{room}/diaries", DIARY).expect(201);
      var other = leo.opensRoom("P5D");
      leo.api().post("/v1/rooms/" + other + "/diaries", DIARY, "Idempotency-Key", key).expect(201);
    }

    @Test
    void isNotUsedUpByALock() {
      for (int i = 0; i < 5; i++) {
        problem(post(mina, "/v1/rooms/{room}/join", Map.of("code", "w"), key + i), 403);
      }
      problem(post(mina, "/v1/rooms/{room}/join", Map.of("code", "seoul")), 429);
      anyone().advance("PT10M");
      post(mina, "/v1/rooms/{room}/join", Map.of("code", "seoul")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb"})
    void mustBeVisibleAscii(String malformed) {
      assertThat(problem(post(leo, "/v1/rooms", ROOM, malformed), 400).wrongFields())
          .containsExactly("Idempotency-Key");
    }

    @Test
    void mustBeAsLongAsTheContractSays() {
      problem(post(leo, "/v1/rooms", ROOM, "k".repeat(256)), 400);
      post(leo, "/v1/rooms", ROOM, "k".repeat(255)).expect(201);
      post(leo, "/v1/rooms", ROOM, "!~").expect(201);
    }

    @ParameterizedTest
    @CsvSource({
      "POST, /v1/rooms",
      "POST, /v1/rooms/{room}/join",
      "POST, /v1/rooms/{room}/diaries",
      "POST, /v1/rooms/{room}/nudge",
      "POST, /v1/alarms/read",
    })
    void isCheckedByEveryPost(String method, String path) {
      var good =
          "{\"name\":\"n\",\"theme\":\"t\",\"period\":\"P1D\",\"code\":\"c\",\"title\":\"t\",\"text\":\"t\"}";
      var reply =
          leo.api().send(method, path.replace("{room}", room), good, "Idempotency-Key", "a b");
      assertThat(problem(reply, 400).wrongFields()).containsExactly("Idempotency-Key");
    }

    @Test
    void meansNothingToSignIn() {
      var name = newName("sora");
      var body = Map.of("authCode", "dev:" + name + "@example.com");
      var first = anyone().post("/v1/token", body, "Idempotency-Key", key).expect(200);
      var second = anyone().post("/v1/token", body, "Idempotency-Key", key).expect(200);
      assertThat(second.text("/refreshToken")).isNotEqualTo(first.text("/refreshToken"));
      anyone().post("/v1/token", body, "Idempotency-Key", "a b").expect(200);
      var other = Map.of("authCode", "dev:" + newName("other") + "@example.com");
      anyone().post("/v1/token", other, "Idempotency-Key", key).expect(200);
    }
  }
}
