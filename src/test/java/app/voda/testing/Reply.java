package app.voda.testing;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What the service answered.
public record Reply(int status, HttpHeaders headers, String body) {

  /// This reply, if it has the status.
  public Reply expect(int expected) {
    if (status != expected) {
      throw new AssertionError("expected " + expected + ", was " + status + ": " + body);
    }
    return this;
  }

  public JsonNode json() {
    return Api.JSON.readTree(body);
  }

  /// A text in the body, by a JSON pointer such as `/turn/writerId`.
  public String text(String pointer) {
    return json().at(pointer).asString();
  }

  public int number(String pointer) {
    return json().at(pointer).asInt();
  }

  /// The elements of a list in the body.
  public List<JsonNode> list(String pointer) {
    return StreamSupport.stream(json().at(pointer).spliterator(), false).toList();
  }

  public List<JsonNode> items() {
    return list("/items");
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /// The fields that a problem names.
  public List<String> wrongFields() {
    return list("/errors").stream().map(error -> error.at("/field").asString()).toList();
  }
}
