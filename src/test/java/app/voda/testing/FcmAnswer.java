package app.voda.testing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What {@link FakeFcm} does with a request.
///
/// @param after how long it waits before that
public record FcmAnswer(
    Kind kind, int status, Map<String, String> headers, String body, Duration after) {

  /// The ways to treat a request.
  public enum Kind {
    /// Answers.
    ANSWER,
    /// Never answers.
    HANG,
    /// Resets the connection, and all requests on it.
    RESET,
    /// Over HTTP/2 resets the request's stream alone, over HTTP/1.1 the connection.
    RESET_STREAM,
    /// Writes what is not HTTP.
    GARBAGE
  }

  static FcmAnswer of(int status, String body) {
    return new FcmAnswer(
        Kind.ANSWER,
        status,
        Map.of("content-type", "application/json; charset=UTF-8"),
        body,
        Duration.ZERO);
  }

  static FcmAnswer of(Kind kind) {
    return new FcmAnswer(kind, 0, Map.of(), "", Duration.ZERO);
  }

  /// The same answer with one more header.
  public FcmAnswer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new FcmAnswer(kind, status, more, body, after);
  }

  /// The same answer, late.
  public FcmAnswer after(Duration delay) {
    return new FcmAnswer(kind, status, headers, body, delay);
  }
}
