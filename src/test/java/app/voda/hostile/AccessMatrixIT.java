package app.voda.hostile;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.hostile.AccessTable.Row;
import app.voda.hostile.OpenApi.Operation;
import app.voda.testing.FakeApns;
import app.voda.testing.Phone;
import app.voda.testing.SharedVoda;
import app.voda.testing.Voda;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every call answers every caller as {@link AccessTable} says, and leaves alone what is another's.
@ExtendWith(SharedVoda.class)
class AccessMatrixIT {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static OpenApi api;
  static Map<String, Operation> operations;
  static People people;
  static Voda voda;
  static String lookedAt;
  private static int count;

  @BeforeAll
  static void gather(Voda shared) {
    voda = shared;
    api = OpenApi.of(voda.api());
    operations =
        api.operations().stream().collect(Collectors.toMap(Operation::name, Function.identity()));
    people = new People(voda, "OfTheMatrix");
    lookedAt = people.room();
  }

  @Test
  void everyOperationHasARowAndEveryRowAnOperation() {
    var rows = AccessTable.rows().stream().map(Row::operation).collect(toSet());
    assertThat(rows).containsExactlyInAnyOrderElementsOf(operations.keySet());
    assertThat(AccessTable.rows())
        .filteredOn(row -> row.circumstance().isEmpty())
        .hasSameSizeAs(rows);
  }

  @TestFactory
  Stream<DynamicTest> everyCallerIsAnsweredAsTheTableSays() {
    return AccessTable.rows().stream()
        .map(
            row -> DynamicTest.dynamicTest(row.operation() + row.circumstance(), () -> check(row)));
  }

  private static void check(Row row) {
    var expected = row.statuses();
    assertThat(Stream.of(Caller.values()).map(caller -> status(row, caller)).toList())
        .as("to %s", List.of(Caller.values()))
        .isEqualTo(expected);
  }

  private static int status(Row row, Caller caller) {
    var operation = operations.get(row.operation());
    if (operation == null) {
      throw new AssertionError("the service has no " + row.operation());
    }
    var body = api.body(operation).map(known -> filled(known, row, caller)).orElse(null);
    boolean ownRoom = operation.path().contains("{roomId}") && changes(row, caller);
    var room = ownRoom ? people.room() : lookedAt;
    var path = path(row, caller, room, operation, body);
    var before = Belongings.of(voda, people, another(caller), room);
    int status = people.as(caller).send(operation.method(), path, body).status();
    if (status < 300 && row.operation().equals("DELETE /v1/members/me")) {
      // What follows from it changes what others see: the next caller comes after that.
      voda.api().advance("PT2S");
    }
    if (status >= 400 || isOfAnother(row)) {
      // What a refused caller has of their own is not looked at, except in the room.
      assertThat(Belongings.of(voda, people, another(caller), room))
          .as("what %s by %s leaves alone", row.operation() + row.circumstance(), caller)
          .matches(before::isKeptIn, before.toString());
    }
    return status;
  }

  private static Phone another(Caller caller) {
    return caller == Caller.WRITER ? people.member : people.writer;
  }

  // What is allowed changes something, so it gets a room, a phone or a letter of its own.
  private static boolean changes(Row row, Caller caller) {
    return row.status(caller) < 300 && !row.operation().startsWith("GET");
  }

  private static String path(
      Row row, Caller caller, String room, Operation operation, @Nullable ObjectNode body) {
    var path = operation.path().replace("{roomId}", room);
    if (body != null && body.has("order")) {
      body.set("order", turnedRound(room));
    }
    if (path.contains("{deviceId}")) {
      var owner = isOfAnother(row) ? another(caller) : people.phone(caller);
      path = path.replace("{deviceId}", newPhone(owner, newToken()));
    }
    if (path.contains("{activityId}") && isOfAnother(row)) {
      var activity = "of-" + another(caller).name();
      var token = Map.of("pushToken", FakeApns.token(activity));
      another(caller)
          .api()
          .put("/v1/rooms/" + room + "/live-activities/" + activity, token)
          .expect(204);
      path = path.replace("{activityId}", activity);
    }
    if (path.contains("{id}")) {
      path = path.replace("{id}", people.deadLetter());
    }
    return path.replace("{activityId}", "an-activity").replace("{diaryId}", "1")
        + (operation.parameters("query").contains("nickname") ? "?nickname=nobody" : "");
  }

  private static boolean isOfAnother(Row row) {
    return row.circumstance().endsWith("of another");
  }

  private static String newPhone(Phone phone, String token) {
    return phone.adds(token, "IOS", "APNS");
  }

  private static String newToken() {
    return FakeApns.token("matrix" + count++);
  }

  private static String tokenOfAnother(Caller caller) {
    var token = newToken();
    newPhone(another(caller), token);
    return token;
  }

  private static tools.jackson.databind.JsonNode turnedRound(String room) {
    var order = people.master.sees(room).list("/order");
    return JSON.arrayNode().addAll(order.reversed());
  }

  // The document's examples, but for what must be the caller's own.
  private static ObjectNode filled(ObjectNode body, Row row, Caller caller) {
    var phone = people.phone(caller);
    if (body.has("refreshToken")) {
      body.put("refreshToken", people.signIn(phone).text("/refreshToken"));
    }
    if (body.has("authCode")) {
      body.put("authCode", "dev:guest" + count++ + "@example.com");
    }
    if (body.has("name") && !row.operation().equals("POST /v1/rooms")) {
      body.put("name", "someone" + count++);
    }
    if (body.has("deviceToken")) {
      body.put("deviceToken", "matrix-" + count++);
    }
    if (row.circumstance().equals("with a phone of another")) {
      body.put("deviceToken", tokenOfAnother(caller));
    }
    if (row.circumstance().equals("replacing one of another")) {
      body.put("replaces", tokenOfAnother(caller));
    }
    if (body.has("upTo")) {
      body.putNull("upTo");
    }
    if (row.circumstance().equals("up to one of another")) {
      body.put("upTo", people.unreadAlarm(another(caller)));
    }
    if (row.circumstance().equals("with a wrong code")) {
      body.put("code", "wrong");
    }
    if (row.operation().equals("POST /v1/rooms/{roomId}/join") && row.circumstance().isEmpty()) {
      body.put("code", "seoul");
    }
    if (row.operation().equals("POST /tasks/callback")) {
      body.put("code", "R2").put("roomId", lookedAt).put("turn", 2);
    }
    if (body.has("advance")) {
      body.put("advance", "PT1S");
    }
    return body;
  }
}
