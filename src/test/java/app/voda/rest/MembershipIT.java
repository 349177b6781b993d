package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import app.voda.testing.Together;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Being a member of a room: invited, poking the writer, gone.
class MembershipIT extends RestTest {
  Phone leo;
  Phone mina;
  String room;

  @BeforeEach
  void openRoom() {
    leo = someone("leo");
    mina = someone("mina");
    room = leo.opensRoom("P5D");
  }

  private static List<String> order(Reply room) {
    return room.list("/order").stream().map(id -> id.asString()).toList();
  }

  @Nested
  class Invited {
    @Test
    void seesTheQuestionButNotTheAnswer() {
      var seen = mina.api().get("/v1/rooms/" + room + "/invitation").expect(200);
      assertThat(seen.text("/roomId")).isEqualTo(room);
      assertThat(seen.text("/name")).isEqualTo("Summer");
      assertThat(seen.text("/theme")).isEqualTo("sea");
      assertThat(seen.text("/hint")).isEqualTo("?");
      assertThat(seen.number("/memberCount")).isEqualTo(1);
      assertThat(seen.json().at("/full").asBoolean()).isFalse();
      assertThat(seen.body()).doesNotContain("seoul", leo.memberId());
      problem(anyone().get("/v1/rooms/" + room + "/invitation"), 401);
    }
  }

  @Nested
  class Leaving {
    private void leaves(Phone phone) {
      phone.api().delete("/v1/rooms/" + room + "/leave").expect(204);
    }

    @Test
    void handsTheMastersRoleToWhoJoinedFirst() {
      mina.joins(room);
      var sora = someone("sora");
      sora.joins(room);
      var order = List.of(sora.memberId(), leo.memberId(), mina.memberId());
      leo.api().patch("/v1/rooms/" + room, Map.of("order", order)).expect(200);
      leaves(leo);
      assertThat(mina.sees(room).json().at("/isMaster").asBoolean()).isTrue();
      problem(leo.api().get("/v1/rooms/" + room), 404);
    }

    @Test
    void asTheWriterPassesTheTurnOnAtOnce() {
      mina.joins(room);
      anyone().advance("PT1H");
      var before = now();
      leaves(leo);
      var seen = mina.sees(room);
      assertThat(seen.number("/turn/number")).isEqualTo(2);
      assertThat(seen.text("/turn/writerId")).isEqualTo(mina.memberId());
      assertThat(java.time.Instant.parse(seen.text("/turn/startsAt"))).isBetween(before, now());
    }

    @Test
    void asAReaderLeavesTheTurnAlone() {
      mina.joins(room);
      var turn = leo.sees(room).json().at("/turn");
      leaves(mina);
      assertThat(leo.sees(room).json().at("/turn")).isEqualTo(turn);
      assertThat(order(leo.sees(room))).containsExactly(leo.memberId());
      problem(mina.api().delete("/v1/rooms/" + room + "/leave"), 404);
    }

    @Test
    void lastDeletesTheRoom() {
      leaves(leo);
      problem(leo.api().get("/v1/rooms/" + room), 404);
      problem(mina.api().get("/v1/rooms/" + room + "/invitation"), 404);
      // By then also the R2 of its creation, which may find it gone, has stopped waiting for it.
      anyone().advance("PT2M");
      assertThat(anyone().get("/dev/tasks?roomId=" + room).items()).isEmpty();
    }

    @Test
    void byDeletionTakesEverythingAlong() {
      mina.joins(room);
      leo.posts(room, "gone soon").expect(201);
      leo.api().delete("/v1/rooms/" + room).expect(204);
      problem(mina.api().get("/v1/rooms/" + room + "/diaries"), 404);
      problem(leo.api().delete("/v1/rooms/" + room), 404);
      assertThat(mina.api().get("/v1/rooms").items()).isEmpty();
    }

    @Test
    void andComingBackIsJoiningAnew() {
      mina.joins(room);
      var sora = someone("sora");
      sora.joins(room);
      leaves(mina);
      assertThat(order(mina.joins(room)))
          .containsExactly(leo.memberId(), sora.memberId(), mina.memberId());
    }
  }

  @Nested
  class Nudging {
    private Reply nudges(Phone phone) {
      return phone.api().post("/v1/rooms/" + room + "/nudge", "");
    }

    @Test
    void isOncePerTurnAndMember() {
      mina.joins(room);
      var sora = someone("sora");
      sora.joins(room);
      assertThat(nudges(mina).expect(202).body()).isEmpty();
      problem(nudges(mina), 409);
      nudges(sora).expect(202);
      anyone().advance("PT2S");
      assertThat(leo.pushes())
          .extracting(push -> push.at("/code").asString())
          .containsExactly("N1", "N1");
      leo.posts(room, "here it is").expect(201);
      problem(nudges(mina), 409);
      nudges(sora).expect(202);
      nudges(leo).expect(202);
    }

    @Test
    void oneselfIsRefused() {
      problem(nudges(leo), 409);
    }

    @Test
    void manyTimesAtOnceReachesTheWriterOnce() {
      mina.joins(room);
      var statuses = Together.times(5, _ -> nudges(mina).status());
      assertThat(statuses).containsOnlyOnce(202).containsOnly(202, 409);
      anyone().advance("PT2M");
      assertThat(leo.pushes()).hasSize(1);
    }
  }
}
