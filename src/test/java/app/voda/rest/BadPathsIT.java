package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.RawHttp;
import app.voda.testing.Reply;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths, methods and query parameters that no call has.
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

  @Nested
  class Queries {
    @ParameterizedTest
    @ValueSource(
        strings = {"/v1/rooms", "/v1/rooms?turn=mine", "/v1/rooms/{room}/diaries", "/v1/alarms"})
    void refusesBadPages(String path) {
      var list = path.replace("{room}", room) + (path.contains("?") ? "&" : "?");
      for (var size :
          List.of("", "0", "-1", "101", "abc", "1.5", "99999999999", "1&size=2", "%00")) {
        assertThat(problem(leo.api().get(list + "size=" + size), 400).wrongFields())
            .as(size)
            .containsExactly("size");
      }
      for (var cursor :
          List.of("", "abc", "!!!", "%00", "a b".replace(" ", "%20"), "a".repeat(4000))) {
        assertThat(problem(leo.api().get(list + "cursor=" + cursor), 400).wrongFields())
            .as(cursor)
            .containsExactly("cursor");
      }
      assertThat(problem(leo.api().get(list + "cursor=!&size=x"), 400).wrongFields())
          .containsExactlyInAnyOrder("cursor", "size");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"/v1/rooms", "/v1/rooms?turn=mine", "/v1/rooms/{room}/diaries", "/v1/alarms"})
    void survivesForgedCursors(String path) {
      var list = path.replace("{room}", room) + (path.contains("?") ? "&" : "?") + "cursor=";
      var now = now().toEpochMilli();
      for (var plain :
          List.of(
              "",
              " ",
              "x y",
              "-1 a",
              "99999999999999999 a",
              now + "",
              now + " ",
              now + " a' or 1=1",
              now + " \u0000",
              now + " 99999999999999999999",
              now + " -1",
              now + " 한")) {
        var forged = Base64.getUrlEncoder().encodeToString(plain.getBytes(UTF_8)).replace("=", "");
        var reply = leo.api().get(list + forged);
        if (reply.status() != 200) {
          assertThat(problem(reply, 400).wrongFields()).as(plain).containsExactly("cursor");
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yours", "MINE", "mine%00", "mine&turn=mine"})
    void knowsNoTurnButMine(String turn) {
      assertThat(problem(leo.api().get("/v1/rooms?turn=" + turn), 400).wrongFields())
          .containsExactly("turn");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "?nickname=",
          "?nickname=%20",
          "?nickname=%00",
          "?nickname=a%0Ab",
          "?name=leo",
          "?nickname=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "?nickname=%EF%AC%AC%EF%AC%AC%EF%AC%AC%EF%AC"
              + "%AC%EF%AC%AC%EF%AC%AC%EF%AC%AC%EF%AC%AC%EF%AC%AC%EF%AC%AC%EF%AC%AC"
        })
    void refusesImpossibleNicknames(String query) {
      assertThat(problem(anyone().get("/v1/members/verify" + query), 400).wrongFields())
          .containsExactly("nickname");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/members/verify?nickname=%zz", "/v1/members/verify?nickname=%"})
    void refusesBrokenEscapes(String path) {
      problem(raw("GET", path), 400);
    }

    @ParameterizedTest
    @CsvSource({"/dev/tasks, roomId", "/dev/pushes, memberId"})
    void refusesImpossibleIdsInQueries(String path, String field) {
      for (var id :
          List.of("-", "%00", "a%20b", "<script>".replaceAll("[<>]", "%3C"), "a".repeat(65))) {
        assertThat(problem(anyone().get(path + "?" + field + "=" + id), 400).wrongFields())
            .containsExactly(field);
      }
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
