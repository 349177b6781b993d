package app.voda.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The OpenAPI document says what the contract's table says.
class OpenApiIT extends RestTest {
  static JsonNode api;

  @BeforeAll
  static void read() {
    api = anyone().get("/v3/api-docs").expect(200).json();
  }

  private static JsonNode operation(String method, String path) {
    return api.at("/paths/" + path.replace("/", "~1") + "/" + method);
  }

  @Test
  void isOpenApi31() {
    assertThat(api.at("/openapi").asString()).startsWith("3.1.");
    assertThat(api.at("/info/title").asString()).isEqualTo("voda");
  }

  @ParameterizedTest
  @CsvSource({
    "post, /v1/token, 200",
    "post, /v1/token/refresh, 200",
    "post, /v1/token/revoke, 204",
    "get, /v1/members/me, 200",
    "patch, /v1/members/me, 200",
    "delete, /v1/members/me, 204",
    "get, /v1/members/verify, 200",
    "put, /v1/members/me/devices, 200",
    "get, /v1/members/me/devices, 200",
    "delete, /v1/members/me/devices/{deviceId}, 204",
    "put, /v1/members/me/live-activity-start-tokens/{deviceId}, 204",
    "put, /v1/rooms/{roomId}/live-activities/{activityId}, 204",
    "delete, /v1/rooms/{roomId}/live-activities/{activityId}, 204",
    "post, /v1/rooms, 201",
    "get, /v1/rooms, 200",
    "get, /v1/rooms/{roomId}, 200",
    "get, /v1/rooms/{roomId}/invitation, 200",
    "patch, /v1/rooms/{roomId}, 200",
    "delete, /v1/rooms/{roomId}, 204",
    "post, /v1/rooms/{roomId}/join, 200",
    "delete, /v1/rooms/{roomId}/leave, 204",
    "get, /v1/rooms/{roomId}/order, 200",
    "post, /v1/rooms/{roomId}/diaries, 201",
    "get, /v1/rooms/{roomId}/diaries, 200",
    "get, /v1/rooms/{roomId}/diaries/{diaryId}, 200",
    "post, /v1/rooms/{roomId}/nudge, 202",
    "get, /v1/alarms, 200",
    "post, /v1/alarms/read, 204",
    "post, /tasks/callback, 204",
    "post, /admin/reconcile, 200",
    "post, /admin/devices/revive, 200",
    "get, /admin/dead-letters, 200",
    "get, /admin/dead-letters/{id}, 200",
    "delete, /admin/dead-letters/{id}, 204",
    "post, /admin/dead-letters/{id}/replay, 200",
    "post, /admin/dead-letters/replay, 200",
    "post, /dev/clock, 200",
    "get, /dev/clock, 200",
    "get, /dev/tasks, 200",
    "get, /dev/pushes, 200",
    "get, /dev/activities, 200",
  })
  void hasEveryCallWithItsAnswer(String method, String path, String status) {
    var operation = operation(method, path);
    assertThat(operation.isMissingNode()).isFalse();
    assertThat(operation.at("/summary").asString()).isNotBlank();
    assertThat(operation.at("/responses").propertyNames()).contains(status);
    assertThat(operation.at("/responses/default/content").propertyNames())
        .contains("application/problem+json");
  }

  @Test
  void letsEveryPostOfMembersCarryAKey() {
    for (var path : api.at("/paths").propertyNames()) {
      var post = operation("post", path);
      boolean wanted = path.startsWith("/v1/") && !path.startsWith("/v1/token");
      if (!post.isMissingNode()) {
        assertThat(post.toString().contains("\"Idempotency-Key\"")).as(path).isEqualTo(wanted);
      }
    }
  }

  @Test
  void namesNoKeyOnOtherMethods() {
    for (var path : api.at("/paths").propertyNames()) {
      for (var method : List.of("get", "put", "patch", "delete")) {
        assertThat(operation(method, path).toString()).doesNotContain("Idempotency-Key");
      }
    }
  }

  @Test
  void hasAnExampleForEveryRequestField() {
    var without = new ArrayList<String>();
    for (var name :
        List.of(
            "SigningIn",
            "Refreshing",
            "SigningOut",
            "Registering",
            "Opening",
            "Editing",
            "JoinBody",
            "PostBody",
            "ReadBody",
            "StartToken",
            "UpdateToken",
            "Reviving",
            "ReplayBody",
            "Advance")) {
      var properties = api.at("/components/schemas/" + name + "/properties");
      assertThat(properties.isMissingNode()).as(name).isFalse();
      properties.properties().stream()
          .filter(field -> !isShown(field.getValue()))
          .forEach(field -> without.add(name + "." + field.getKey()));
    }
    assertThat(without).isEmpty();
  }

  @Test
  void saysThatAnswersAreJson() {
    assertThat(api.findValues("responses"))
        .isNotEmpty()
        .allSatisfy(answers -> assertThat(answers.toString()).doesNotContain("*/*"));
  }

  @Test
  void saysWhatTheAnswersToOperatorsMean() {
    var dumb = new ArrayList<String>();
    for (var name : List.of("DeadLetter", "Revived")) {
      var properties = api.at("/components/schemas/" + name + "/properties");
      assertThat(properties.isMissingNode()).as(name).isFalse();
      properties.properties().stream()
          .filter(field -> !isShown(field.getValue()))
          .filter(field -> field.getValue().findValues("description").isEmpty())
          .forEach(field -> dumb.add(name + "." + field.getKey()));
    }
    assertThat(dumb).isEmpty();
    var replay = operation("post", "/admin/dead-letters/{id}/replay");
    assertThat(api.at("/components/schemas/Replayed/properties/result/enum").values())
        .isNotEmpty()
        .allSatisfy(result ->
            assertThat(replay.at("/description").asString())
                .contains("`" + result.asString() + "`"));
    assertThat(operation("get", "/admin/dead-letters").at("/parameters").findValuesAsString("name"))
        .containsExactlyInAnyOrder("reason", "cursor", "size");
  }

  // A choice shows its values.
  private static boolean isShown(JsonNode schema) {
    return !schema.findValues("example").isEmpty()
        || !schema.findValues("examples").isEmpty()
        || !schema.findValues("enum").isEmpty()
        || !schema.findValues("$ref").isEmpty();
  }

  @Test
  void leadsToAPageForPeople() throws IOException, InterruptedException {
    try (var browser =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      var page =
          browser.send(
              HttpRequest.newBuilder(URI.create(anyone().base() + "/swagger-ui.html")).build(),
              BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
      assertThat(page.body()).contains("swagger-ui");
    }
  }
}
