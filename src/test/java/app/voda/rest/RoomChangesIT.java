package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the master changes.
class RoomChangesIT extends RestTest {

  private static Reply patch(Phone phone, String room, Object change) {
    return phone.api().patch("/v1/rooms/" + room, change);
  }

  @Nested
  class Changing {
    @Test
    void isTheMasters() {
      var leo = someone("leo");
      var mina = someone("mina");
      var room = leo.opensRoom("P2D");
      mina.joins(room);
      problem(patch(mina, room, Map.of("hint", "mine now")), 403);
      problem(mina.api().delete("/v1/rooms/" + room), 403);
      assertThat(mina.sees(room).json().at("/isMaster").asBoolean()).isFalse();
    }

    @Test
    void ofCodeAndHintShutsOutTheOldCode() {
      var leo = someone("leo");
      var room = leo.opensRoom("P2D");
      patch(leo, room, Map.of("code", "busan", "hint", "where next?")).expect(200);
      var mina = someone("mina");
      var join = "/v1/rooms/" + room + "/join";
      problem(mina.api().post(join, Map.of("code", "seoul")), 403);
      assertThat(mina.api().post(join, Map.of("code", "busan")).expect(200).text("/hint"))
          .isEqualTo("where next?");
    }

    @Test
    void ofTheOrderAppliesFromTheNextTurn() {
      var leo = someone("leo");
      var mina = someone("mina");
      var sora = someone("sora");
      var room = leo.opensRoom("P2D");
      mina.joins(room);
      sora.joins(room);
      var order = List.of(mina.memberId(), leo.memberId(), sora.memberId());
      var changed = patch(leo, room, Map.of("order", order)).expect(200);
      assertThat(changed.text("/turn/writerId")).isEqualTo(leo.memberId());
      assertThat(changed.number("/turn/revision")).isZero();
      var listed = sora.api().get("/v1/rooms/" + room + "/order").expect(200);
      assertThat(listed.list("/members").stream().map(m -> m.at("/memberId").asString()))
          .isEqualTo(order);
      assertThat(listed.text("/writerId")).isEqualTo(leo.memberId());
      leo.posts(room, "then Sora").expect(201);
      assertThat(leo.sees(room).text("/turn/writerId")).isEqualTo(sora.memberId());
    }

    @Test
    void ofTheOrderMustBeAPermutation() {
      var leo = someone("leo");
      var mina = someone("mina");
      var room = leo.opensRoom("P2D");
      mina.joins(room);
      var l = leo.memberId();
      var m = mina.memberId();
      for (var order :
          List.of(
              List.of(l),
              List.of(l, l),
              List.of(l, m, m),
              List.of(l, "nobody"),
              List.of(l, "<>"))) {
        var reply = patch(leo, room, Map.of("order", order, "hint", "changed"));
        assertThat(problem(reply, 422).wrongFields()).containsExactly("order");
      }
      assertThat(leo.sees(room).text("/hint")).isEqualTo("?");
      problem(patch(someone("sora"), room, Map.of("order", List.of("<>"))), 404);
    }

    @Test
    void ofNothingChangesNothing() {
      var leo = someone("leo");
      var room = leo.opensRoom("P2D");
      var before = leo.sees(room).body();
      for (var nothing :
          List.of("{}", "{\"period\":\"PT48H\"}", "{\"hint\":\"?\"}", "{\"period\":null}")) {
        assertThat(patch(leo, room, nothing).expect(200).body()).isEqualTo(before);
      }
    }
  }

  @Nested
  class ChangingThePeriod {
    @Test
    void revisesTheTurnFromItsStart() {
      var leo = someone("leo");
      var room = leo.opensRoom("P2D");
      var before = leo.sees(room);
      var after = patch(leo, room, Map.of("period", "P7D")).expect(200);
      assertThat(after.number("/turn/number")).isEqualTo(1);
      assertThat(after.number("/turn/revision")).isEqualTo(1);
      assertThat(after.text("/turn/startsAt")).isEqualTo(before.text("/turn/startsAt"));
      assertThat(Instant.parse(after.text("/turn/dueAt")))
          .isEqualTo(Instant.parse(before.text("/turn/startsAt")).plus(Duration.ofDays(7)));
      assertThat(patch(leo, room, Map.of("period", "P2D")).number("/turn/revision")).isEqualTo(2);
    }

    @Test
    void neverEndsTheTurnInThePast() {
      var leo = someone("leo");
      var mina = someone("mina");
      var room = leo.opensRoom("P3D");
      mina.joins(room);
      anyone().advance("PT30H");
      var before = now();
      var after = patch(leo, room, Map.of("period", "P1D")).expect(200);
      assertThat(Instant.parse(after.text("/turn/dueAt"))).isBetween(before, now());
      anyone().advance("PT2S");
      assertThat(leo.sees(room).text("/turn/writerId")).isEqualTo(mina.memberId());
    }
  }
}
