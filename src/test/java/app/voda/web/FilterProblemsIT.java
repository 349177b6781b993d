package app.voda.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.RawHttp;
import app.voda.testing.SlowClient;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies that a filter reads, as Spring's for forms does when it is switched on.
class FilterProblemsIT {
  private static final String FORM =
      "PUT /v1/anything HTTP/1.1\nContent-Type: application/x-www-form-urlencoded";

  private static Voda voda;

  @BeforeAll
  static void start(@TempDir Path data) {
    voda =
        Voda.start(
            data, "--spring.mvc.formcontent.filter.enabled=true", "--voda.limit.body-time=PT2S");
  }

  @AfterAll
  static void stop() {
    voda.close();
  }

  @Test
  void refusesALongBody() {
    var head = FORM + "\nTransfer-Encoding: chunked";
    var reply = RawHttp.send(voda.port(), head, RawHttp.chunked(new byte[300 * 1024]));
    assertThat(reply.expect(413).text("/type")).isEqualTo("https://voda.app/problems/too-large");
  }

  @Test
  void refusesASlowBodyAndHangsUp() {
    var beginning = FORM + "\nHost: localhost\nContent-Length: 9999\n\na=";
    try (var client = SlowClient.start(voda.port(), beginning.replace("\n", "\r\n"))) {
      assertThat(client.answer())
          .succeedsWithin(Duration.ofMinutes(1))
          .asString()
          .startsWith("HTTP/1.1 408 ")
          .contains("problems/too-slow");
    }
  }
}
