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

/// Every call answers every caller as {@link AccessTable} says.
@ExtendWith(SharedVoda.class)
class AccessMatrixIT {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static OpenApi api;
  static Map<String, Operation> operations;
  static People people;
  static String lookedAt;
  private static int count;

  @BeforeAll
  static void gather(Voda voda) {
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
    var path = path(row, caller, operation, body);
    return people.as(caller).send(operation.method(), path, body).status();
  }

  // What is allowed changes something, so it gets a room, a phone or a letter of its own.
  private static boolean changes(Row row, Caller caller) {
    return row.status(caller) < 300 && !row.operation().startsWith("GET");
  }

  private static String path(
      Row row, Caller caller, Operation operation, @Nullable ObjectNode body) {
    var path = operation.path();
    if (path.contains("{roomId}")) {
      var room = changes(row, caller) ? people.room() : lookedAt;
      path = path.replace("{roomId}", room);
      if (body != null && body.has("order")) {
        body.set("order", turnedRound(room));
      }
    }
    if (path.contains("{deviceId}")) {
      var other = caller == Caller.MEMBER ? people.master : people.member;
      path = path.replace("{deviceId}", newPhone(isOfAnother(row) ? other : people.phone(caller)));
    }
    if (path.contains("{id}")) {
      path = path.replace("{id}", people.deadLetter());
    }
    return path.replace("{activityId}", "an-activity").replace("{diaryId}", "1")
        + (operation.parameters("query").contains("nickname") ? "?nickname=nobody" : "");
  }

  private static boolean isOfAnother(Row row) {
    return row.circumstance().equals("of another");
  }

  private static String newPhone(Phone phone) {
    return phone.adds(FakeApns.token("matrix" + count++), "IOS", "APNS");
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
    if (body.has("upTo")) {
      body.putNull("upTo");
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
