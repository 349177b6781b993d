package app.voda.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Calls the service over real HTTP, as an app does.
///
/// @param token the access token; null calls without one
public record Api(String base, @Nullable String token) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  static final JsonMapper JSON = new JsonMapper();

  public Api with(@Nullable String token) {
    return new Api(base, token);
  }

  public Reply get(String path) {
    return send("GET", path, null);
  }

  public Reply delete(String path) {
    return send("DELETE", path, null);
  }

  public Reply post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Reply put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Reply patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  /// Sends a request.
  ///
  /// @param body a text as it is, null for none, anything else as JSON
  /// @param headers names and values by turns; Content-Type is JSON unless given
  public Reply send(String method, String path, @Nullable Object body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofMinutes(5))
            .method(method, body == null ? BodyPublishers.noBody() : publisher(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.BodyPublisher publisher(Object body) {
    return BodyPublishers.ofString(
        body instanceof String text ? text : JSON.writeValueAsString(body));
  }

  /// Moves the application's clock, running what falls due on the way.
  ///
  /// @param by an ISO-8601 duration
  public Reply advance(String by) {
    return post("/dev/clock", Map.of("advance", by)).expect(200);
  }
}
