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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Query parameters that no call has.
class BadQueriesIT extends RestTest {
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
  @ValueSource(
      strings = {"/v1/rooms", "/v1/rooms?turn=mine", "/v1/rooms/{room}/diaries", "/v1/alarms"})
  void refusesBadPages(String path) {
    var list = path.replace("{room}", room) + (path.contains("?") ? "&" : "?");
    for (var size : List.of("", "0", "-1", "101", "abc", "1.5", "99999999999", "1&size=2", "%00")) {
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
  @CsvSource({"/dev/tasks, roomId", "/dev/pushes, memberId", "/dev/activities, memberId"})
  void refusesImpossibleIdsInQueries(String path, String field) {
    for (var id :
        List.of("-", "%00", "a%20b", "<script>".replaceAll("[<>]", "%3C"), "a".repeat(65))) {
      assertThat(problem(anyone().get(path + "?" + field + "=" + id), 400).wrongFields())
          .containsExactly(field);
    }
  }
}
