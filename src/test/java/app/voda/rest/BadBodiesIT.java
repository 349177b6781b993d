package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.RawHttp;
import app.voda.testing.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are not what the call takes, as a whole.
class BadBodiesIT extends RestTest {
  static Phone leo;
  static String room;

  @BeforeAll
  static void openRoom() {
    leo = someone("leo");
    room = leo.opensRoom("P2D");
  }

  static Stream<String> callsWithBody() {
    return Stream.of(
        "POST /v1/token",
        "POST /v1/token/refresh",
        "POST /v1/token/revoke",
        "PATCH /v1/members/me",
        "PUT /v1/members/me/devices",
        "PUT /v1/members/me/live-activity-start-tokens/unknown",
        "PUT /v1/rooms/{room}/live-activities/a",
        "POST /v1/rooms",
        "PATCH /v1/rooms/{room}",
        "POST /v1/rooms/{room}/join",
        "POST /v1/rooms/{room}/diaries",
        "POST /v1/alarms/read",
        "POST /dev/clock");
  }

  private static Reply call(String call, String body, String... headers) {
    int space = call.indexOf(' ');
    var path = call.substring(space + 1).replace("{room}", room);
    return leo.api().send(call.substring(0, space), path, body, headers);
  }

  @ParameterizedTest
  @MethodSource("callsWithBody")
  void refusesWhatIsNotAJsonObject(String call) {
    var bodies =
        List.of(
            "{",
            "{\"name\":",
            "{\"name\":\"a\"",
            "{name:1}",
            "{'a':1}",
            "{\"a\":1}}",
            "{\"a\":1} {\"a\":1}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\u0001\"}",
            "{\"a\":01}",
            "{\"a\":NaN}",
            "{\"a\":1,\"a\":2}",
            "[]",
            "\"text\"",
            "12",
            "true",
            "null",
            "<html/>",
            "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
            "{\"a\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5000) + "}",
            "{\"a\":" + "9".repeat(5000) + "}");
    for (var body : bodies) {
      assertThat(problem(call(call, body)).status())
          .as(body.substring(0, Math.min(40, body.length())))
          .isEqualTo(400);
    }
  }

  @ParameterizedTest
  @MethodSource("callsWithBody")
  void refusesOtherContentTypes(String call) {
    for (var type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
      problem(call(call, "{}", "Content-Type", type), 415);
    }
    for (var type : List.of("multipart/form-data", "multipart/form-data; boundary=x")) {
      problem(call(call, "--x\r\n", "Content-Type", type), 415);
    }
    assertThat(problem(call(call, "{}", "Content-Type", "nonsense")).status()).isIn(400, 415);
    assertThat(problem(call(call, "{}", "Content-Type", "application/json;charset=no")).status())
        .isIn(400, 415);
  }

  @ParameterizedTest
  @MethodSource("callsWithBody")
  void refusesLongBodiesBothWhenAnnouncedAndWhenChunked(String call) {
    var path = call.replace("{room}", room);
    var body = ("{\"a\":\"" + "x".repeat(256 * 1024) + "\"}").getBytes(UTF_8);
    var head =
        path
            + " HTTP/1.1\nContent-Type: application/json\nAuthorization: Bearer "
            + leo.api().token();
    var announced = head + "\nContent-Length: " + body.length;
    problem(RawHttp.send(voda.port(), announced, body), 413);
    var chunked = head + "\nTransfer-Encoding: chunked";
    problem(RawHttp.send(voda.port(), chunked, RawHttp.chunked(body)), 413);
  }

  // Spring would read a form before anybody has asked who sends it.
  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void readsNoFormOfAStrangerHoweverLong(String method) {
    var head =
        """
        %s /v1/anything HTTP/1.1
        Content-Type: application/x-www-form-urlencoded
        Transfer-Encoding: chunked\
        """
            .formatted(method);
    var form = ("a=" + "x".repeat(300 * 1024)).getBytes(UTF_8);
    problem(RawHttp.send(voda.port(), head, RawHttp.chunked(form)), 401);
  }

  @Test
  void takesABodyOf256KiB() {
    var filler = "x".repeat(256 * 1024 - "{\"hint\":\"!\",\"a\":\"\"}".length());
    var reply = leo.api().patch("/v1/rooms/" + room, "{\"hint\":\"!\",\"a\":\"" + filler + "\"}");
    assertThat(reply.expect(200).text("/hint")).isEqualTo("!");
  }

  @ParameterizedTest
  @CsvSource({"POST, /v1/rooms", "PATCH, /v1/members/me", "POST, /v1/token", "POST, /dev/clock"})
  void refusesAnEmptyBody(String method, String path) {
    problem(leo.api().send(method, path, "", "Content-Type", "application/json"), 400);
    assertThat(problem(leo.api().send(method, path, null)).status()).isIn(400, 415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c3 28", "ed a0 80", "f8 88 80 80 80"})
  void refusesWhatIsNotUtf8(String hex) {
    var bad = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
    var out = new java.io.ByteArrayOutputStream();
    out.writeBytes("{\"hint\":\"".getBytes(UTF_8));
    out.writeBytes(bad);
    out.writeBytes("\"}".getBytes(UTF_8));
    var head =
        "PATCH /v1/rooms/%s HTTP/1.1\nContent-Type: application/json\nAuthorization: Bearer %s\n"
            + "Content-Length: "
            + out.size();
    problem(RawHttp.send(voda.port(), head.formatted(room, leo.api().token()), out.toByteArray()));
  }

  @Nested
  class TheCallback {
    private Reply callback(String body) {
      var queue = anyone().with(voda.bean(app.voda.event.oidc.LocalIssuer.class).token());
      return queue.post("/tasks/callback", body);
    }

    // No retry can mend them, so the queue must not come again.
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "{",
          "[]",
          "null",
          "\"R1\"",
          "{}",
          "{\"code\":\"R1\"}",
          "{\"code\":null,\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
          "{\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
          "{\"code\":\"R9\",\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
          "{\"code\":0,\"roomId\":\"a\",\"turn\":\"x\",\"revision\":0}",
          "{\"code\":\"R1\",\"roomId\":\"<a>\",\"turn\":1,\"revision\":0}",
          "{\"code\":\"R1\",\"roomId\":\"a\",\"turn\":0,\"revision\":0}",
          "{\"code\":\"R1\",\"roomId\":\"a\",\"turn\":1,\"revision\":-1}",
          "{\"code\":\"R1\",\"roomId\":\"a\",\"turn\":99999999999,\"revision\":0}",
          "{\"code\":\"M2\",\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
          "{\"code\":\"N1\",\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
          "{\"code\":\"W1\"}",
          "{\"code\":\"R2\",\"roomId\":\"a\",\"turn\":1,\"revision\":0,\"intentAt\":\"soon\"}",
          "{\"code\":\"R2\",\"roomId\":\"a\",\"turn\":1,\"revision\":0,\"ended\":\"x\"}",
          "\u0000",
        })
    void keepsWhatNoRetryCanMend(String body) {
      assertThat(callback(body).expect(202).text("/ignored")).isEqualTo("MALFORMED");
    }

    @Test
    void keepsALongNonsense() {
      var code = "x".repeat(90_000);
      assertThat(callback("{\"code\":\"" + code + "\"}").expect(202).text("/ignored"))
          .isEqualTo("MALFORMED");
    }
  }
}
