package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.alarm.Alarms;
import app.voda.device.Devices;
import app.voda.id.MemberId;
import app.voda.store.PageRequest;
import app.voda.testing.Phone;
import app.voda.testing.Together;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Leaving voda for good.
class WithdrawalIT extends RestTest {
  Phone leo;
  Phone mina;
  String room;

  @BeforeEach
  void write() {
    leo = someone("leo");
    mina = someone("mina");
    room = leo.opensRoom("P5D");
    mina.joins(room);
    leo.posts(room, "what stays").expect(201);
  }

  @Test
  void leavesTheDiariesWithAnAuthorWhoIsShownAsWithdrawn() {
    leo.api().delete("/v1/members/me").expect(204);
    var diary = mina.api().get("/v1/rooms/" + room + "/diaries").expect(200).items().getFirst();
    assertThat(diary.at("/title").asString()).isEqualTo("what stays");
    assertThat(diary.at("/author/withdrawn").asBoolean()).isTrue();
    assertThat(diary.at("/author/name").isNull()).isTrue();
    var one = mina.api().get("/v1/rooms/" + room + "/diaries/1").expect(200);
    assertThat(one.json().at("/author/withdrawn").asBoolean()).isTrue();
    var seen = mina.sees(room);
    assertThat(seen.list("/members")).hasSize(1);
    assertThat(seen.text("/masterId")).isEqualTo(mina.memberId());
  }

  @Test
  void passesTheTurnOn() {
    mina.api().delete("/v1/members/me").expect(204);
    assertThat(leo.sees(room).number("/turn/number")).isEqualTo(3);
    assertThat(leo.sees(room).text("/turn/writerId")).isEqualTo(leo.memberId());
  }

  @Test
  void deletesTheRoomsThatNobodyIsLeftIn() {
    leo.api().delete("/v1/members/me").expect(204);
    mina.api().delete("/v1/members/me").expect(204);
    anyone().advance("PT2M");
    assertThat(anyone().get("/dev/tasks?roomId=" + room).items()).isEmpty();
    problem(someone("sora").api().get("/v1/rooms/" + room + "/invitation"), 404);
  }

  @Test
  void removesInboxAndPhones() {
    anyone().advance("PT2S");
    assertThat(mina.api().get("/v1/alarms").items()).isNotEmpty();
    mina.api().delete("/v1/members/me").expect(204);
    anyone().advance("PT2M");
    var gone = new MemberId(mina.memberId());
    assertThat(voda.bean(Devices.class).of(gone)).isEmpty();
    assertThat(voda.bean(Alarms.class).of(gone, new PageRequest(null, 100)).items()).isEmpty();
  }

  /// A call that had begun before they withdrew, and was slower than W1.
  @Test
  void removesWhatASlowCallKeepsInTheInbox() {
    anyone().advance("PT2S");
    var gone = new MemberId(mina.memberId());
    var alarms = voda.bean(Alarms.class);
    var kept = alarms.of(gone, new PageRequest(null, 100)).items();
    assertThat(kept).isNotEmpty();
    mina.api().delete("/v1/members/me").expect(204);
    anyone().advance("PT2M");
    alarms.save(kept);
    assertThat(alarms.of(gone, new PageRequest(null, 100)).items()).isEqualTo(kept);
    anyone().advance("PT15M");
    assertThat(alarms.of(gone, new PageRequest(null, 100)).items()).isEmpty();
  }

  @Test
  void makesTheNameAndTheAddressFreeForAnother() {
    mina.api().delete("/v1/members/me").expect(204);
    var again = voda.phone(mina.name());
    assertThat(again.memberId()).isNotEqualTo(mina.memberId());
    assertThat(again.api().get("/v1/rooms").items()).isEmpty();
    assertThat(again.api().get("/v1/members/me").text("/name")).isEqualTo(mina.name());
  }

  @Test
  void twiceAtOnceEndsInOneWithdrawal() {
    var statuses = Together.times(2, _ -> mina.api().delete("/v1/members/me").status());
    assertThat(statuses).contains(204).isSubsetOf(204, 401, 404);
    problem(mina.api().get("/v1/members/me"), 401);
    problem(anyone().post("/v1/token/refresh", Map.of("refreshToken", mina.refreshToken())), 401);
  }
}
