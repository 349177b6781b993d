package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import app.voda.testing.Together;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Joining a room by its code.
class JoiningIT extends RestTest {
  Phone leo;
  Phone mina;
  String room;

  @BeforeEach
  void openRoom() {
    leo = someone("leo");
    mina = someone("mina");
    room = leo.opensRoom("P5D");
  }

  private Reply tries(Phone phone, String code) {
    return phone.api().post("/v1/rooms/" + room + "/join", Map.of("code", code));
  }

  private static List<String> order(Reply room) {
    return room.list("/order").stream().map(id -> id.asString()).toList();
  }

  @Test
  void goesToTheEndOfTheOrder() {
    var joined = tries(mina, "seoul").expect(200);
    assertThat(order(joined)).containsExactly(leo.memberId(), mina.memberId());
    assertThat(joined.text("/turn/writerId")).isEqualTo(leo.memberId());
  }

  @Test
  void twiceAnswersTheSameAndChangesNothing() {
    var first = tries(mina, "seoul").expect(200);
    assertThat(tries(mina, "seoul").expect(200).body()).isEqualTo(first.body());
    assertThat(tries(mina, "wrong").expect(200).body()).isEqualTo(first.body());
  }

  @Test
  void isRefusedWithAWrongCode() {
    problem(tries(mina, "Seoul"), 403);
    problem(tries(mina, "seoul "), 403);
    problem(mina.api().get("/v1/rooms/" + room), 404);
  }

  @Test
  void locksAfterFiveWrongCodesForTenMinutes() {
    for (int i = 0; i < 5; i++) {
      problem(tries(mina, "wrong" + i), 403);
    }
    var locked = problem(tries(mina, "seoul"), 429);
    assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(500, 600);
    tries(someone("sora"), "seoul").expect(200);
    anyone().advance("PT9M");
    assertThat(Integer.parseInt(problem(tries(mina, "seoul"), 429).header("Retry-After")))
        .isLessThanOrEqualTo(60);
    anyone().advance("PT1M");
    tries(mina, "seoul").expect(200);
  }

  @Test
  void countsWrongCodesOfTenMinutesOnly() {
    for (int i = 0; i < 4; i++) {
      problem(tries(mina, "wrong"), 403);
    }
    anyone().advance("PT10M");
    for (int i = 0; i < 4; i++) {
      problem(tries(mina, "wrong"), 403);
    }
    tries(mina, "seoul").expect(200);
  }

  @Test
  void countsEveryOneOfManyWrongCodesAtOnce() {
    var statuses = Together.times(12, i -> tries(mina, "wrong" + i).status());
    assertThat(statuses).containsOnly(403, 429);
    assertThat(statuses.stream().filter(status -> status == 403)).hasSize(5);
  }

  @Test
  void isRefusedWhenTheRoomIsFullAndOneOfTwoGetsTheLastPlace() {
    IntStream.range(0, 8).forEach(_ -> tries(someone("guest"), "seoul").expect(200));
    var sora = someone("sora");
    var both = List.of(mina, sora);
    var statuses = Together.times(2, i -> tries(both.get(i), "seoul").status());
    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    assertThat(leo.sees(room).list("/members")).hasSize(10);
    problem(tries(someone("late"), "seoul"), 409);
    var invitation = someone("late").api().get("/v1/rooms/" + room + "/invitation").expect(200);
    assertThat(invitation.json().at("/full").asBoolean()).isTrue();
  }
}
