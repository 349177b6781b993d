package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.RawHttp;
import app.voda.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths and methods that no call has.
class BadPathsIT extends RestTest {
  static Phone leo;
  static String room;

  @BeforeAll
  static void openRoom() {
    leo = someone("leo");
    room = leo.opensRoom("P2D");
  }

  private static Reply raw(String method, String path) {
    var head = method + " " + path + " HTTP/1.1\nAuthorization: Bearer " + leo.api().token();
    return RawHttp.send(
        voda.port(),
        head + "\nContent-Type: application/json\nContent-Length: 2",
        "{}".getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/rooms/*",
    "PATCH, /v1/rooms/*",
    "DELETE, /v1/rooms/*",
    "GET, /v1/rooms/*/invitation",
    "DELETE, /v1/rooms/*/leave",
    "GET, /v1/rooms/*/order",
    "GET, /v1/rooms/*/diaries",
    "GET, /v1/rooms/*/diaries/1",
    "GET, /v1/rooms/{room}/diaries/*",
    "POST, /v1/rooms/*/nudge",
    "DELETE, /v1/members/me/devices/*",
    "PUT, /v1/members/me/live-activity-start-tokens/*",
    "PUT, /v1/rooms/*/live-activities/a",
    "DELETE, /v1/rooms/*/live-activities/a",
    "PUT, /v1/rooms/{room}/live-activities/*",
    "GET, /dev/*",
    "GET, /v1/*",
  })
  void answersImpossibleIdsAsUnknownOnes(String method, String template) {
    var ids =
        List.of(
            "0",
            "-1",
            "null",
            "undefined",
            "%00",
            "a%00b",
            "%0a",
            "..",
            "%2e%2e",
            "%2e",
            "a%2fb",
            "%5c",
            "%25",
            "%zz",
            "%",
            "%c3%28",
            "%ed%a0%80",
            "%F0%9F%98%80",
            "%3Cscript%3E",
            "<script>",
            "a;b=c",
            "'%20or%20'1'='1",
            "99999999999999999999",
            "a".repeat(65),
            "a".repeat(5000),
            "é",
            "{roomId}",
            "$%7Bjndi:ldap://x%7D");
    for (var id : ids) {
      var reply = raw(method, template.replace("{room}", room).replace("*", id));
      assertThat(problem(reply).status()).as(id).isIn(400, 404, 405);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/v1", "/v1/", "/v1/rooms/", "/v1/nothing", "/V1/rooms", "/v2/rooms"})
  void answers404ForUnknownPaths(String path) {
    problem(leo.api().post(path, "{}"), path.equals("/") ? 405 : 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/error", "/nothing", "/admin.html", "/.env", "/actuator/env", "/h2"})
  void answers404ForWhatIsNotThere(String path) {
    problem(anyone().get(path), 404);
  }

  @Test
  void answersAnUnknownPathToAStrangerLikeAKnownOne() {
    problem(anyone().get("/v1/nothing"), 401);
    problem(anyone().get("/v1/rooms"), 401);
  }

  @Nested
  class Methods {
    @ParameterizedTest
    @CsvSource({
      "PUT, /v1/rooms, GET POST",
      "DELETE, /v1/rooms, GET POST",
      "POST, /v1/members/me, GET PATCH DELETE",
      "GET, /v1/token, POST",
      "GET, /v1/token/refresh, POST",
      "GET, /v1/token/revoke, POST",
      "POST, /v1/members/verify, GET",
      "PATCH, /v1/members/me/devices, GET PUT",
      "POST, /v1/rooms/a, GET PATCH DELETE",
      "POST, /v1/rooms/a/leave, DELETE",
      "GET, /v1/rooms/a/join, POST",
      "GET, /v1/rooms/a/nudge, POST",
      "PUT, /v1/rooms/a/diaries, GET POST",
      "DELETE, /v1/rooms/a/diaries/1, GET",
      "GET, /v1/members/me/live-activity-start-tokens/a, PUT",
      "POST, /v1/rooms/a/live-activities/a, PUT DELETE",
      "PUT, /v1/alarms, GET",
      "GET, /v1/alarms/read, POST",
      "DELETE, /dev/clock, GET POST",
      "BREW, /v1/rooms, GET POST",
      "PROPFIND, /v1/rooms, GET POST",
    })
    void answers405WithAllow(String method, String path, String allowed) {
      var reply = problem(raw(method, path), 405);
      assertThat(reply.header("Allow").split(", ?")).contains(allowed.split(" "));
    }

    @Test
    void refusesTrace() {
      problem(raw("TRACE", "/v1/rooms"));
    }
  }

  /// What the path means is decided by its decoded form, so it is also guarded by that.
  @Nested
  class EscapedPaths {
    @ParameterizedTest
    @CsvSource({
      "GET, /%761/rooms, 401",
      "GET, /v%31/members/me, 401",
      "POST, /%61dmin/reconcile, 401",
      "POST, /a%64min/reconcile, 401",
      "POST, /%74asks/callback, 401",
    })
    void openNothingWithoutAToken(String method, String path, int status) {
      problem(RawHttp.send(voda.port(), method + " " + path + " HTTP/1.1", new byte[0]), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%64ev/clock", "/de%76/pushes", "/%70hones/index.html", "/dev/clock"})
    void openNothingToAForeignHost(String path) {
      var head = "GET " + path + " HTTP/1.1\nHost: evil.example";
      problem(RawHttp.send(voda.port(), head, new byte[0]), 404);
    }
  }
}
