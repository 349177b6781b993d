package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Voda;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A path in disguise opens nothing: security and controllers read the same path.
class DisguisedPathsIT {
  private static Voda voda;

  @BeforeAll
  static void start(@TempDir Path data) {
    voda = Voda.start(data);
  }

  @AfterAll
  static void stop() {
    voda.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/rooms",
        "/%76%31/rooms",
        "//v1/rooms",
        "/v1//rooms",
        "/v1/./rooms",
        "/x/../v1/rooms",
        "/v1;a=b/rooms",
        "/v1/rooms/",
        "/V1/rooms",
        "/v1%2frooms",
        "/v1/token/../rooms",
        "/v1/token/%2e%2e/rooms",
        "/v1/token;/../rooms"
      })
  void aStrangerSeesNoRooms(String path) throws IOException {
    assertThat(statusOf(path, "localhost")).isIn("400", "401", "404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/dev/clock",
        "/%64ev/clock",
        "//dev/clock",
        "/dev//clock",
        "/dev;a/clock",
        "/./dev/clock",
        "/x/../dev/clock",
        "/dev/clock/",
        "/phones/index.html",
        "/%70hones/phones.js"
      })
  void anotherHostSeesNoConsole(String path) throws IOException {
    assertThat(statusOf(path, "evil.example")).isIn("400", "404");
  }

  // A raw request: clients would tidy the path up.
  private static String statusOf(String path, String host) throws IOException {
    try (var socket = new Socket("localhost", voda.port())) {
      var request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).contains("application/problem+json");
      return answer.substring(9, 12);
    }
  }
}
