package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Api;
import app.voda.testing.Phone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field of every body, with values that it cannot have: 400, and the field is named.
class BadInputIT extends RestTest {
  /// JSON literals; the empty one stands for a field that is left out.
  private record Values(List<String> literals) {}

  private static Values values(String... literals) {
    return new Values(List.of(literals));
  }

  private static final String BOX = "\uD83D\uDCE6";
  private static final Values NO_TEXT = values("12", "1.5", "true", "[]", "[\"a\"]", "{}");
  private static final Values BROKEN_TEXT =
      values("\"\\ud800\"", "\"a\\udc00\"", "\"\\u0000\"", "\"a\\u0007\"", "\"\\u009f\"");
  private static final Values LINE_BREAKS = values("\"a\\nb\"", "\"a\\tb\"");
  private static final Values EMPTY = values("\"\"", "\"   \"");
  private static final Values ABSENT = values("", "null");
  private static final Values NO_PERIOD =
      values(
          "\"\"",
          "\"5\"",
          "\"P5\"",
          "\"P1W\"",
          "\"P1M\"",
          "\"P1Y\"",
          "\"-P5D\"",
          "\"P-5D\"",
          "\"PT0S\"",
          "\"P1DT\"",
          "\"PT23H59M59S\"",
          "\"P30DT1S\"",
          "\"P99999999999999999999D\"",
          "\"P106751991167300DT15H30M7.999999999S\"",
          "\"P5D\\u0000\"",
          "\"P١D\"");
  private static final Values NO_FCM_TOKEN =
      values("\"\"", "\" \"", "\"a b\"", "\"a.b\"", "\"<script>\"", "\"토큰\"", text(4097, "a"));

  static Phone leo;
  static String room;

  /// A call with a good body, as JSON literals by field.
  record Call(String method, String path, Map<String, String> good) {
    Call {
      good = new LinkedHashMap<>(good);
    }

    /// The good body, but for one field; an empty literal leaves the field out.
    String bodyWith(String field, String literal) {
      var fields = new LinkedHashMap<>(good);
      fields.put(field, literal);
      return fields.entrySet().stream()
          .filter(e -> !e.getValue().isEmpty())
          .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static final Call SIGN_IN =
      new Call("POST", "/v1/token", Map.of("authCode", "\"dev:bad-input@example.com\""));
  private static final Call REFRESH = new Call("POST", "/v1/token/refresh", Map.of());
  private static final Call REVOKE =
      new Call("POST", "/v1/token/revoke", Map.of("refreshToken", "\"x\""));
  private static final Call PROFILE = new Call("PATCH", "/v1/members/me", Map.of());
  private static final Call DEVICE =
      new Call(
          "PUT",
          "/v1/members/me/devices",
          Map.of("deviceToken", "\"t\"", "platform", "\"IOS\"", "transport", "\"FCM\""));
  private static final Call APNS_DEVICE =
      new Call(
          "PUT",
          "/v1/members/me/devices",
          Map.of("deviceToken", "\"t\"", "platform", "\"IOS\"", "transport", "\"APNS\""));
  private static final Call OPEN =
      new Call(
          "POST",
          "/v1/rooms",
          Map.of("name", "\"n\"", "theme", "\"t\"", "period", "\"P5D\"", "code", "\"c\""));
  private static final Call EDIT = new Call("PATCH", "/v1/rooms/{room}", Map.of());
  private static final Call JOIN = new Call("POST", "/v1/rooms/{room}/join", Map.of());
  private static final Call POST_DIARY =
      new Call("POST", "/v1/rooms/{room}/diaries", Map.of("title", "\"t\"", "text", "\"t\""));
  private static final Call READ = new Call("POST", "/v1/alarms/read", Map.of());
  private static final Call CLOCK = new Call("POST", "/dev/clock", Map.of());

  /// One field of a call, and the literals it must not have.
  record Wrong(Call call, String field, List<String> literals) {
    @Override
    public String toString() {
      return call + " " + field;
    }
  }

  private static Wrong wrong(Call call, String field, Values... literals) {
    return new Wrong(call, field, Stream.of(literals).flatMap(v -> v.literals().stream()).toList());
  }

  private static String text(int length, String character) {
    return "\"" + character.repeat(length) + "\"";
  }

  private static Values longerThan(int length) {
    return values(text(length + 1, "a"), text(length + 1, BOX), text(50_000, "가"));
  }

  static Stream<Wrong> wrongFields() {
    var choices = values("\"\"", "\"ios\"", "\"TOASTER\"", "0", "1", "true", "[]", "{}");
    var locales =
        values("\"\"", "\"_\"", "\"한국어\"", "\"en_US_\"", "\"-\"", "\"und\"", "\"\\ud800\"");
    var zones = values("\"\"", "\"Mars/Base\"", "\"+99:00\"", "\"\\ud800\"", text(10_000, "A"));
    return Stream.of(
        wrong(SIGN_IN, "authCode", ABSENT, EMPTY, NO_TEXT, values(text(8193, "a"))),
        wrong(SIGN_IN, "deviceToken", NO_FCM_TOKEN, NO_TEXT, BROKEN_TEXT),
        wrong(SIGN_IN, "platform", choices),
        wrong(SIGN_IN, "transport", choices),
        wrong(SIGN_IN, "environment", choices),
        wrong(SIGN_IN, "locale", locales, NO_TEXT, longerThan(100)),
        wrong(SIGN_IN, "timeZone", zones, NO_TEXT),
        wrong(SIGN_IN, "name", EMPTY, longerThan(30), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(REFRESH, "refreshToken", ABSENT, EMPTY, NO_TEXT, values(text(201, "a"))),
        wrong(REVOKE, "refreshToken", ABSENT, EMPTY, NO_TEXT, values(text(201, "a"))),
        wrong(REVOKE, "deviceToken", NO_FCM_TOKEN, NO_TEXT, BROKEN_TEXT),
        wrong(PROFILE, "name", EMPTY, longerThan(30), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(
            PROFILE,
            "profileUrl",
            values("\"\"", "\"x\"", "\"javascript:alert(1)\"", "\"http://\"", "\"http:///a\""),
            values("\"https://a.example/\\ud800\"", "\"https://a.example/ b\"", "\"//a.example\""),
            values(
                "\"https://a.example/" + "a".repeat(2048) + "\"", "\"https://a.example/\\u0000\""),
            NO_TEXT),
        wrong(PROFILE, "locale", locales, NO_TEXT, longerThan(100)),
        wrong(PROFILE, "timeZone", zones, NO_TEXT),
        wrong(PROFILE, "alarms", values("\"\"", "\"on\"", "1", "true", "[]")),
        wrong(DEVICE, "deviceToken", ABSENT, NO_FCM_TOKEN, NO_TEXT, BROKEN_TEXT),
        wrong(DEVICE, "platform", ABSENT, choices),
        wrong(DEVICE, "transport", ABSENT, choices),
        wrong(DEVICE, "environment", choices),
        wrong(DEVICE, "locale", locales, NO_TEXT),
        wrong(DEVICE, "replaces", NO_FCM_TOKEN, NO_TEXT, BROKEN_TEXT),
        wrong(APNS_DEVICE, "deviceToken", values(text(63, "a"), text(64, "g"), text(202, "a"))),
        wrong(OPEN, "name", ABSENT, EMPTY, longerThan(30), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(OPEN, "theme", ABSENT, EMPTY, longerThan(30), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(OPEN, "period", ABSENT, NO_PERIOD, NO_TEXT),
        wrong(OPEN, "code", ABSENT, EMPTY, longerThan(30), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(OPEN, "hint", longerThan(100), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(EDIT, "period", NO_PERIOD, NO_TEXT),
        wrong(EDIT, "code", EMPTY, longerThan(30), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(EDIT, "hint", longerThan(100), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(EDIT, "order", values("\"\"", "\"a\"", "1", "true", "{}", "[]")),
        wrong(JOIN, "code", ABSENT, EMPTY, longerThan(30), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(
            POST_DIARY, "title", ABSENT, EMPTY, longerThan(60), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(POST_DIARY, "text", ABSENT, EMPTY, values(text(10_001, BOX)), BROKEN_TEXT, NO_TEXT),
        wrong(POST_DIARY, "place", longerThan(60), BROKEN_TEXT, LINE_BREAKS, NO_TEXT),
        wrong(POST_DIARY, "attachmentIds", values("\"a\"", "1", "true", "{}")),
        wrong(READ, "upTo", NO_TEXT),
        wrong(
            CLOCK, "advance", ABSENT, NO_TEXT, values("\"\"", "\"P1W\"", "\"PT0S\"", "\"-PT1H\"")),
        wrong(CLOCK, "advance", values("\"P367D\"", "\"4h\"", "\"P99999999999999999999D\"")));
  }

  @BeforeAll
  static void openRoom() {
    leo = someone("leo");
    room = leo.opensRoom("P2D");
  }

  private static Api caller(Call call) {
    return call.path().startsWith("/v1/token") ? anyone() : leo.api();
  }

  @ParameterizedTest
  @MethodSource("wrongFields")
  void namesTheWrongField(Wrong wrong) {
    var call = wrong.call();
    var accepted = new ArrayList<String>();
    for (var literal : wrong.literals()) {
      var body = call.bodyWith(wrong.field(), literal);
      var reply = caller(call).send(call.method(), call.path().replace("{room}", room), body);
      if (reply.status() != 400 || !reply.wrongFields().equals(List.of(wrong.field()))) {
        var start = literal.substring(0, Math.min(40, literal.length()));
        accepted.add(start + " -> " + reply.status() + " " + reply.body());
      } else {
        problem(reply, 400);
      }
    }
    assertThat(accepted).isEmpty();
  }

  @Test
  void tellsAllWrongFieldsAtOnce() {
    var reply =
        leo.api().post("/v1/rooms", "{\"name\":7,\"theme\":\"\",\"period\":\"P1W\",\"hint\":[]}");
    assertThat(problem(reply, 400).wrongFields())
        .containsExactlyInAnyOrder("name", "theme", "period", "code", "hint");
  }

  @Test
  void namesNestedFieldsByTheirPath() {
    var reply =
        leo.api()
            .patch(
                "/v1/members/me",
                "{\"name\":\"\",\"alarms\":{\"turn\":\"yes\",\"activity\":1,"
                    + "\"quietHours\":{\"from\":\"24:00\",\"to\":7}}}");
    assertThat(problem(reply, 400).wrongFields())
        .containsExactlyInAnyOrder(
            "name",
            "alarms.turn",
            "alarms.activity",
            "alarms.quietHours.from",
            "alarms.quietHours.to");
  }

  @Test
  void namesElementsOfListsByTheirPlace() {
    var order = leo.api().patch("/v1/rooms/" + room, "{\"order\":[\"a\",null,3,[\"b\"]]}");
    assertThat(problem(order, 400).wrongFields())
        .containsExactlyInAnyOrder("order[1]", "order[2]", "order[3]");
    var attachments =
        leo.api()
            .post(
                "/v1/rooms/" + room + "/diaries",
                "{\"title\":\"t\",\"text\":\"t\",\"attachmentIds\":[{},null]}");
    assertThat(problem(attachments, 400).wrongFields())
        .containsExactlyInAnyOrder("attachmentIds[0]", "attachmentIds[1]");
  }

  @Test
  void changesNothing() {
    assertThat(leo.sees(room).number("/turn/number")).isEqualTo(1);
    assertThat(leo.api().get("/v1/rooms").items()).hasSize(1);
    assertThat(leo.api().get("/v1/members/me").text("/name")).isEqualTo(leo.name());
  }
}
