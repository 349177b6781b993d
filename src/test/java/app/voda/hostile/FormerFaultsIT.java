package app.voda.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.oidc.LocalIssuer;
import app.voda.testing.RawHttp;
import app.voda.testing.Reply;
import app.voda.testing.SharedVoda;
import app.voda.testing.Voda;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests of the storm that the service once answered wrongly. The seeds are of the storm as it
/// was then.
@ExtendWith(SharedVoda.class)
class FormerFaultsIT {
  static Voda voda;

  @BeforeAll
  static void find(Voda shared) {
    voda = shared;
  }

  // Seed 9000, request 1386: the firewall refused the header when it was read, and that was 500.
  @ParameterizedTest
  @ValueSource(strings = {"ключ", "k\u0085", "k\u0001"})
  void refusesAKeyWithControlCharacters(String key) {
    var token = voda.phone("storm-key").api().token();
    var head = "POST /v1/rooms HTTP/1.1\nAuthorization: Bearer " + token;
    var headers = "\nContent-Type: application/json\nIdempotency-Key: " + key;
    var body =
        "{\"name\":\"a\",\"theme\":\"a\",\"period\":\"P1D\",\"code\":\"a\",\"hint\":\"a\"}"
            .getBytes(UTF_8);
    var reply =
        RawHttp.send(voda.port(), head + headers + "\nContent-Length: " + body.length, body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(Judge.wrong(reply)).isEmpty();
  }

  // Seed 31000, requests 54, 224 and 981: 501 and 505, as if something of ours were broken.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/rooms HTTP/1.1\nTransfer-Encoding: hush",
        "POST /v1/rooms HTTP/1.1\nTransfer-Encoding: gzip, chunked",
        "GET /v1/rooms HTTP/9.9",
        "CONNECT /v1/rooms HTTP/1.1",
      })
  void blamesTheCallerForOddHttp(String head) {
    var reply = RawHttp.send(voda.port(), head, new byte[0]);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(Judge.wrong(reply)).isEmpty();
  }

  // Seed 1, request 3366 of 20,000: two problems, one behind the other. The path had been refused
  // when the rest of the body was found to be missing. By HTTP/1.1 the last chunk never came, of a
  // 200 neither.
  @ParameterizedTest
  @CsvSource({
    "POST /v1/nowhere, HTTP/1.0, 404",
    "POST /v1/nowhere, HTTP/1.1, 404",
    "GET /v1/rooms, HTTP/1.0, 200",
    "GET /v1/rooms, HTTP/1.1, 200"
  })
  void answersInFullWhereAnUnreadBodyStopsShort(String call, String version, int status) {
    var head = call + " " + version + "\r\nHost: localhost\r\nAuthorization: Bearer ";
    var token = voda.phone("storm-nowhere").api().token();
    var headers = "\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n";
    try (var wire = new Wire(voda.port())) {
      var reply = wire.send((head + token + headers + "{}").getBytes(UTF_8), true).orElseThrow();
      assertThat(reply.status()).isEqualTo(status);
      assertThat(Judge.wrong(reply)).isEmpty();
    }
  }

  // Seed 1, requests 100, 330 and 450: the refusal was overtaken by a 500, because the filter that
  // reads what nobody wanted hung up on a body that ended early.
  @Test
  void refusesABodyThatStopsShortOfWhatItAnnounced() {
    var head = "POST /v1/token/refresh HTTP/1.1\r\nHost: localhost\r\n";
    var headers = "Content-Type: application/json\r\nContent-Length: 53\r\n\r\n";
    try (var wire = new Wire(voda.port())) {
      var reply = wire.send((head + headers + "{\"refreshToken\":\"53fd").getBytes(UTF_8), true);
      assertThat(reply.orElseThrow().status()).isEqualTo(400);
      assertThat(Judge.wrong(reply.orElseThrow())).isEmpty();
    }
  }

  // Never the storm's: it took 425 for an answer like others, which was JSON of its own kind.
  @Test
  void hasTheQueueComeAgainByAProblem() {
    var queue = voda.api().with(voda.bean(LocalIssuer.class).token());
    var leo = voda.phone("storm-early");
    var room = leo.opensRoom("P5D");
    var task = Map.of("code", "R1", "roomId", room, "turn", 1, "revision", 0);
    var reply = queue.post("/tasks/callback", task).expect(425);
    assertThat(Judge.wrong(reply)).isEmpty();
    assertThat(reply.text("/type")).isEqualTo("https://voda.app/problems/too-early");
    assertThat(reply.text("/notBefore")).isEqualTo(leo.sees(room).text("/turn/dueAt"));
    assertThat(reply.text("/why")).isEqualTo("the turn is not over");
    assertThat(reply.header("Retry-After")).isEmpty();
  }

  // Seed 1, request 247: the reason named our classes, and repeated the body.
  @Test
  void tellsOperatorsWhatIsWrongWithATaskInItsOwnWords() {
    var queue = voda.api().with(voda.bean(LocalIssuer.class).token());
    var task = Map.of("code", "N1", "roomId", "a", "turn", 1, "revision", 0, "memberId", "hush!");
    queue.post("/tasks/callback", task).expect(202);
    Reply letters = queue.get("/admin/dead-letters?size=1").expect(200);
    assertThat(Judge.wrong(letters)).isEmpty();
    assertThat(letters.text("/items/0/detail"))
        .isEqualTo("memberId cannot be read as what it should be");
    queue.delete("/admin/dead-letters/" + letters.text("/items/0/id")).expect(204);
  }
}
