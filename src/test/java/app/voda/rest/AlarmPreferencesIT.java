package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Which alarms reach the phones.
class AlarmPreferencesIT extends RestTest {
  Phone leo;
  Phone mina;
  String room;

  @BeforeEach
  void openRoom() {
    leo = someone("leo");
    mina = someone("mina");
    room = leo.opensRoom("P1D");
    mina.joins(room);
  }

  private static Reply inbox(Phone phone) {
    return phone.api().get("/v1/alarms").expect(200);
  }

  private static List<String> codes(List<JsonNode> alarms) {
    return alarms.stream().map(alarm -> alarm.at("/code").asString()).toList();
  }

  private void leoPosts() {
    leo.posts(room, "The sea").expect(201);
    anyone().advance("PT2S");
  }

  private void set(Phone phone, String alarms) {
    phone.api().patch("/v1/members/me", "{\"alarms\":" + alarms + "}").expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"turn\":false}', M2",
    "'{\"activity\":false}', M13",
    "'{\"turn\":false,\"activity\":false}', ''",
    "'{\"turn\":null}', M13 M2",
  })
  void thatAreOffLeaveTheAlarmInTheInboxOnly(String alarms, String pushed) {
    set(mina, alarms);
    leoPosts();
    assertThat(codes(mina.pushes()))
        .containsExactlyInAnyOrder(pushed.isEmpty() ? new String[0] : pushed.split(" "));
    assertThat(codes(inbox(mina).items())).containsExactlyInAnyOrder("M13", "M2");
  }

  @Test
  void areOnByDefaultWithoutQuietHours() {
    var me = leo.api().get("/v1/members/me").expect(200);
    assertThat(me.json().at("/alarms").toString())
        .isEqualTo("{\"turn\":true,\"activity\":true,\"quietHours\":null}");
  }

  @Test
  void changeOneByOne() {
    set(leo, "{\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:30\"}}");
    set(leo, "{\"turn\":false}");
    var quiet = leo.api().get("/v1/members/me").json().at("/alarms");
    assertThat(quiet.at("/turn").asBoolean()).isFalse();
    assertThat(quiet.at("/activity").asBoolean()).isTrue();
    assertThat(quiet.at("/quietHours/from").asString()).isEqualTo("22:00");
    assertThat(quiet.at("/quietHours/to").asString()).isEqualTo("07:30");
    set(leo, "{\"quietHours\":null}");
    assertThat(leo.api().get("/v1/members/me").json().at("/alarms/quietHours").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "24:00, 07:00, from", "7:00, 08:00, from", "07:60, 08:00, from", "'', 08:00, from",
    "07:00:00, 08:00, from", "22:00, 25:00, to", "22:00, 22:00, to", "noon, 08:00, from",
    "07:00, '08:00 ', to", "٠٧:٠٠, 08:00, from",
  })
  void takeNoOtherTimes(String from, String to, String field) {
    var alarms = Map.of("quietHours", Map.of("from", from, "to", to));
    var reply = leo.api().patch("/v1/members/me", Map.of("alarms", alarms));
    assertThat(problem(reply, 400).wrongFields()).containsExactly("alarms.quietHours." + field);
  }

  @Test
  void needBothEndsOfTheQuiet() {
    var reply = leo.api().patch("/v1/members/me", "{\"alarms\":{\"quietHours\":{}}}");
    assertThat(problem(reply, 400).wrongFields())
        .containsExactly("alarms.quietHours.from", "alarms.quietHours.to");
    set(leo, "{\"quietHours\":{\"from\":\"00:00\",\"to\":\"23:59\"}}");
  }
}
