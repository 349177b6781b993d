package app.voda.testing;

import app.voda.device.Environment;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A push as {@link FakeApns} received it.
///
/// @param token of the path
/// @param headers by their names in lower case
/// @param body the payload as it was sent
/// @param nanoTime when it arrived, for durations
/// @param connection the how-manieth connection of the fake brought it, from 1
/// @param status what was answered; 0 where no answer was
public record ApnsRequest(
    Environment environment,
    String token,
    Map<String, String> headers,
    String body,
    Instant at,
    long nanoTime,
    int connection,
    int status) {

  /// A header; empty if it was not sent.
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public JsonNode payload() {
    return Api.JSON.readTree(body);
  }

  /// A value of the payload as text, by a JSON pointer such as `/aps/alert/title`.
  public String text(String pointer) {
    return payload().at(pointer).asString();
  }

  public String alarmId() {
    return text("/alarmId");
  }
}
