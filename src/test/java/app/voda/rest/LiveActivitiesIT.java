package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import app.voda.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The end of a turn on the lock screen.
class LiveActivitiesIT extends RestTest {
  private static final String TOKEN = "80c1f00d".repeat(16);

  private final Phone leo = someone("leo");
  private final Phone mina = someone("mina");
  private final String activity = UUID.randomUUID().toString();
  private String room;

  @BeforeEach
  void openRoom() {
    room = leo.opensRoom("P1D");
    mina.joins(room);
  }

  private static String deviceOf(Phone member) {
    var devices = member.api().get("/v1/members/me/devices").expect(200).items();
    return devices.getFirst().at("/deviceId").asString();
  }

  private static Reply startBy(Phone member, String device, Object body) {
    return member.api().put("/v1/members/me/live-activity-start-tokens/" + device, body);
  }

  private static Map<String, String> startToken(String token) {
    return Map.of("pushToStartToken", token, "environment", "SANDBOX");
  }

  private String path() {
    return path(room, activity);
  }

  private static String path(String room, String activity) {
    return "/v1/rooms/" + room + "/live-activities/" + activity;
  }

  private static Map<String, String> updateToken(String token) {
    return Map.of("pushToken", token, "environment", "SANDBOX");
  }

  @Nested
  class TheStartToken {
    @Test
    void isTakenForOnesOwnDeviceAsOftenAsItComes() {
      var device = deviceOf(leo);
      startBy(leo, device, startToken(TOKEN)).expect(204);
      startBy(leo, device, startToken(TOKEN)).expect(204);
      startBy(leo, device, startToken("ab".repeat(80))).expect(204);
      startBy(leo, device, Map.of("pushToStartToken", TOKEN)).expect(204);
    }

    @Test
    void isNotTakenForAnothersOrAnUnknownDevice() {
      problem(startBy(mina, deviceOf(leo), startToken(TOKEN)), 404);
      problem(startBy(leo, "unknown", startToken(TOKEN)), 404);
    }

    @Test
    void needsASignIn() {
      var path = "/v1/members/me/live-activity-start-tokens/" + deviceOf(leo);
      problem(anyone().put(path, startToken(TOKEN)), 401);
    }
  }

  @Nested
  class AnActivity {
    @Test
    void isRegisteredAndItsTokenRenewed() {
      leo.api().put(path(), updateToken(TOKEN)).expect(204);
      leo.api().put(path(), updateToken(TOKEN)).expect(204);
      leo.api().put(path(), updateToken("cd".repeat(64))).expect(204);
      leo.api().put(path(), Map.of("pushToken", TOKEN)).expect(204);
    }

    @Test
    void isRegisteredByAnyMember() {
      mina.api().put(path(), updateToken(TOKEN)).expect(204);
    }

    @Test
    void isRegisteredOnceByManyAtOnce() {
      var statuses = Together.times(5, _ -> leo.api().put(path(), updateToken(TOKEN)).status());
      assertThat(statuses).containsOnly(204);
    }

    @Test
    void isRemovedAsOftenAsOneLikes() {
      leo.api().put(path(), updateToken(TOKEN)).expect(204);
      leo.api().delete(path()).expect(204);
      leo.api().delete(path()).expect(204);
      leo.api().delete(path(room, "never-there")).expect(204);
    }

    @Test
    void isOfItsMemberAlone() {
      leo.api().put(path(), updateToken(TOKEN)).expect(204);
      problem(mina.api().put(path(), updateToken(TOKEN)), 404);
      mina.api().delete(path()).expect(204);
      leo.api().put(path(), updateToken(TOKEN)).expect(204);
    }

    @Test
    void tellsStrangersNothing() {
      var sora = someone("sora");
      problem(sora.api().put(path(), updateToken(TOKEN)), 404);
      problem(sora.api().delete(path()), 404);
      problem(leo.api().put(path("unknown", activity), updateToken(TOKEN)), 404);
      problem(leo.api().delete(path("unknown", activity)), 404);
    }

    @Test
    void needsASignIn() {
      problem(anyone().put(path(), updateToken(TOKEN)), 401);
      problem(anyone().delete(path()), 401);
    }

    @Test
    void isNobodysAfterLeaving() {
      mina.api().put(path(), updateToken(TOKEN)).expect(204);
      mina.api().delete("/v1/rooms/" + room + "/leave").expect(204);
      problem(mina.api().put(path(), updateToken(TOKEN)), 404);
      problem(mina.api().delete(path()), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "%20", "a%20b", "%C3%A9", "a~b"})
    void needsAnIdOfPlainCharacters(String id) {
      var reply = leo.api().put(path(room, id), updateToken(TOKEN));
      assertThat(problem(reply, 400).wrongFields()).containsExactly("activityId");
      problem(leo.api().delete(path(room, id)), 400);
    }

    @Test
    void needsAnIdOfAtMost64() {
      leo.api().put(path(room, "a".repeat(64)), updateToken(TOKEN)).expect(204);
      problem(leo.api().put(path(room, "a".repeat(65)), updateToken(TOKEN)), 400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "62, a, 400",
    "63, a, 400",
    "64, a, 204",
    "64, F, 204",
    "65, a, 400",
    "160, 0, 204",
    "512, 0, 204",
    "514, 0, 400",
    "64, g, 400",
    "64, :, 400",
  })
  void tokensAre64To512HexDigits(int length, String character, int status) {
    var token = character.repeat(length);
    var start = startBy(leo, deviceOf(leo), startToken(token));
    var update = leo.api().put(path(), updateToken(token));
    assertThat(List.of(start.status(), update.status())).containsOnly(status);
    if (status == 400) {
      assertThat(problem(start).wrongFields()).containsExactly("pushToStartToken");
      assertThat(problem(update).wrongFields()).containsExactly("pushToken");
    }
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    var device = deviceOf(leo);
    assertThat(problem(startBy(leo, device, Map.of()), 400).wrongFields())
        .containsExactly("pushToStartToken");
    assertThat(problem(leo.api().put(path(), Map.of()), 400).wrongFields())
        .containsExactly("pushToken");
    var moon = Map.of("pushToStartToken", TOKEN, "pushToken", TOKEN, "environment", "MOON");
    assertThat(problem(startBy(leo, device, moon), 400).wrongFields())
        .containsExactly("environment");
    assertThat(problem(leo.api().put(path(), moon), 400).wrongFields())
        .containsExactly("environment");
  }

  /// The phones of the embedded default do what iPhones do.
  @Nested
  class OnAPhone {
    private Instant due;

    @BeforeEach
    void giveTheStartToken() {
      due = Instant.parse(leo.sees(room).text("/turn/dueAt"));
      startBy(leo, deviceOf(leo), startToken("ab".repeat(80))).expect(204);
    }

    private void advanceTo(Duration before) {
      anyone().advance(Duration.between(now(), due.minus(before)).toString());
    }

    private JsonNode shown(Phone member) {
      var items = anyone().get("/dev/activities?memberId=" + member.memberId()).items();
      assertThat(items).hasSize(1);
      return items.getFirst();
    }

    private List<String> waiting() {
      return anyone().get("/dev/tasks?roomId=" + room).items().stream()
          .map(task -> task.at("/code").asString())
          .toList();
    }

    @Test
    void theTurnIsShownFromItsReminderToItsEnd() {
      advanceTo(Duration.ofHours(3).plusMinutes(59));
      assertThat(shown(leo).at("/status").asString()).isEqualTo("ACTIVE");
      assertThat(shown(leo).at("/roomName").asString()).isEqualTo("Summer");
      assertThat(shown(leo).at("/writerName").asString()).isEqualTo(leo.name());
      assertThat(shown(leo).at("/turn").asInt()).isEqualTo(1);
      assertThat(Instant.parse(shown(leo).at("/endTime").asString())).isEqualTo(due);
      assertThat(waiting()).contains("L15");

      advanceTo(Duration.ofMinutes(14));
      assertThat(shown(leo).at("/status").asString()).isEqualTo("ENDING");

      advanceTo(Duration.ofMinutes(-1));
      assertThat(shown(leo).at("/status").asString()).isEqualTo("ENDED");
      assertThat(Instant.parse(shown(leo).at("/leavesAt").asString()))
          .isBetween(due.plus(Duration.ofMinutes(15)), due.plus(Duration.ofMinutes(16)));
      assertThat(waiting()).doesNotContain("L15");
    }

    @Test
    void postingEndsItAndDeletesTheEnding() {
      advanceTo(Duration.ofHours(3));
      leo.posts(room, "in time").expect(201);
      anyone().advance("PT2S");
      assertThat(shown(leo).at("/status").asString()).isEqualTo("ENDED");
      assertThat(waiting()).doesNotContain("L15");
    }

    @Test
    void anotherPeriodIsShownAndEndsAtItsOwnTime() {
      advanceTo(Duration.ofHours(3));
      leo.api().patch("/v1/rooms/" + room, Map.of("period", "PT26H")).expect(200);
      anyone().advance("PT2S");
      assertThat(Instant.parse(shown(leo).at("/endTime").asString()))
          .isEqualTo(due.plus(Duration.ofHours(2)));
      advanceTo(Duration.ofMinutes(10));
      assertThat(shown(leo).at("/status").asString()).isEqualTo("ACTIVE");
      advanceTo(Duration.ofMinutes(-110));
      assertThat(shown(leo).at("/status").asString()).isEqualTo("ENDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/leave", "", "me"})
    void leavingDeletingAndWithdrawingEndItAtOnce(String how) {
      advanceTo(Duration.ofHours(3));
      var path = how.equals("me") ? "/v1/members/me" : "/v1/rooms/" + room + how;
      leo.api().delete(path).expect(204);
      anyone().advance("PT2S");
      assertThat(shown(leo).at("/status").asString()).isEqualTo("ENDED");
      assertThat(Instant.parse(shown(leo).at("/leavesAt").asString())).isBefore(now());
    }

    @Test
    void anAppsOwnIsUpdatedToo() {
      advanceTo(Duration.ofHours(2));
      mina.api().put(path(), updateToken("ef".repeat(32))).expect(204);
      advanceTo(Duration.ofMinutes(14));
      assertThat(shown(mina).at("/status").asString()).isEqualTo("ENDING");
    }

    @Test
    void isNotThereForWhoGaveNoToken() {
      advanceTo(Duration.ofHours(3));
      assertThat(anyone().get("/dev/activities?memberId=" + mina.memberId()).items()).isEmpty();
      assertThat(anyone().get("/dev/activities").expect(200).items()).isNotEmpty();
    }
  }
}
