package app.voda.auth.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.RawHttp;
import app.voda.testing.Reply;
import app.voda.testing.Voda;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages in the browser of a developer's machine that sign in as somebody.
class OwnPagesIT {
  private static Voda voda;

  @BeforeAll
  static void start(@TempDir Path data) {
    voda = Voda.start(data, "--voda.public-url=http://diary.example:8080");
  }

  @AfterAll
  static void stop() {
    voda.close();
  }

  // Under its own name, which it lets resolve to this machine, a page calls its own origin.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://evil.example:8080",
        "https://evil.example",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://diary.example.evil.example",
        "http://localhost@evil.example",
        "http://1evil",
        "http://evil_1.example",
        "null",
        "evil",
        "http://",
        "%"
      })
  void areRefusedUnderAnyNameButOurs(String origin) {
    for (var path : new String[] {"/v1/token", "/v1/%74oken"}) {
      var reply = signIn(path, "Origin: " + origin).expect(403);
      assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
      assertThat(reply.text("/type")).isEqualTo("https://voda.app/problems/forbidden");
    }
  }

  // Nobody makes an address resolve to another.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "http://192.168.0.7:8080",
        "http://diary.example:8080",
        "https://diary.example"
      })
  void signInUnderOurNameOrAnAddress(String origin) {
    signIn("/v1/token", "Origin: " + origin).expect(200);
  }

  @Test
  void areNotMeantWhenAnAppOrAScriptSignsIn() {
    signIn("/v1/token", "User-Agent: curl").expect(200);
  }

  private static Reply signIn(String path, String header) {
    var body = "{\"authCode\":\"dev:admin@example.com\"}".getBytes(UTF_8);
    var head =
        "POST %s HTTP/1.1\n%s\nContent-Type: application/json\nContent-Length: %d"
            .formatted(path, header, body.length);
    return RawHttp.send(voda.port(), head, body);
  }
}
