package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.RawHttp;
import app.voda.testing.Reply;
import app.voda.testing.SlowClient;
import app.voda.testing.Voda;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Callers who take more than their share, of a service with shorter patience than usual and one
/// proxy before it.
class AbuseIT {
  private static final int PER_MINUTE = 5;
  private static final Duration GROWS_BACK = Duration.ofMinutes(1).dividedBy(PER_MINUTE);

  // It takes 2 s or 3; a machine may be busy.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static Voda voda;

  @BeforeAll
  static void start(@TempDir Path data) {
    voda =
        Voda.start(
            data,
            // Where Boot, unless told not to, takes X-Forwarded-For away and believes it.
            "--spring.main.cloud-platform=kubernetes",
            "--voda.limit.trusted-hops=1",
            "--voda.limit.per-minute=" + PER_MINUTE,
            "--voda.limit.header-time=PT2S",
            "--voda.limit.body-time=PT2S");
  }

  @AfterAll
  static void stop() {
    voda.close();
  }

  @Nested
  class AnAddress {
    private static Reply verify(String forwarded) {
      return voda.api()
          .send("GET", "/v1/members/verify?nickname=a", null, "X-Forwarded-For", forwarded);
    }

    private static void takeAll(String forwarded) {
      for (int i = 0; i < PER_MINUTE; i++) {
        verify(forwarded).expect(200);
      }
    }

    // A machine may stall until a call has grown back: so the refusal may come late, but before
    // another whole allowance is used up.
    private static Reply refused(Supplier<Reply> call) {
      return Stream.generate(call)
          .limit(PER_MINUTE)
          .filter(reply -> reply.status() == 429)
          .findFirst()
          .orElseThrow(() -> new AssertionError("called as often as it likes"));
    }

    @Test
    void mayCallSoOftenAMinute() {
      long began = System.nanoTime();
      var allowed =
          Stream.generate(() -> verify("192.0.2.7").status())
              .limit(2 * PER_MINUTE)
              .takeWhile(status -> status == 200)
              .count();
      var grownBack = Duration.ofNanos(System.nanoTime() - began).dividedBy(GROWS_BACK);
      assertThat(allowed).isBetween((long) PER_MINUTE, PER_MINUTE + grownBack);
    }

    @Test
    void isToldToWaitWhenItCallsTooOften() {
      takeAll("192.0.2.1");
      var refused = refused(() -> verify("192.0.2.1"));
      assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
      assertThat(refused.text("/type")).isEqualTo("https://voda.app/problems/too-many-calls");
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void sharesItsAllowanceAmongAllThatNeedsNoToken() {
      var from = new String[] {"X-Forwarded-For", "192.0.2.2"};
      var refresh = Map.of("refreshToken", "none");
      var code = Map.of("authCode", "none");
      for (int i = 0; i < PER_MINUTE; i++) {
        var path = i % 2 == 0 ? "/v1/token" : "/v1/token/refresh";
        voda.api().post(path, i % 2 == 0 ? code : refresh, from).expect(401);
      }
      for (var path :
          List.of("/v1/token", "/v1/%74oken", "/v1/token/refresh", "/v1/token/revoke")) {
        refused(() -> voda.api().post(path, refresh, from));
      }
      voda.api().send("GET", "/v1/members/me", null, from).expect(401);
    }

    @Test
    void doesNotGetAnotherOneByForgingTheHeader() {
      for (int i = 0; i < PER_MINUTE; i++) {
        verify("198.51.100." + i + ", 192.0.2.3").expect(200);
      }
      refused(() -> verify("198.51.100.99, 192.0.2.3"));
      refused(() -> verify("127.0.0.1, 192.0.2.3"));
    }

    @Test
    void doesNotLockOutAnotherByForgingTheHeader() {
      takeAll("192.0.2.4, 192.0.2.5");
      refused(() -> verify("192.0.2.5"));
      verify("192.0.2.4").expect(200);
    }

    @Test
    void ofThisMachineIsNotCounted() {
      IntStream.range(0, 5 * PER_MINUTE)
          .forEach(_ -> voda.api().get("/v1/members/verify?nickname=a").expect(200));
    }
  }

  @Nested
  class ASlowClient {
    @Test
    void isHungUpOnWhenItsHeadersDoNotEnd() {
      var clients =
          Stream.of(
                  "GET /",
                  "GET /dev/clock HTTP/1.1\nHost: localhost\nX-Slow: ",
                  "POST /v1/token HTTP/1.1\nHost: localhost\nX-Slow: ")
              .map(beginning -> SlowClient.start(voda.port(), crlf(beginning)))
              .toList();
      for (var client : clients) {
        assertThat(client.answer()).succeedsWithin(PATIENCE).isEqualTo("");
        client.close();
      }
    }

    @Test
    void isRefusedWhenItsBodyDoesNotEnd() {
      try (var client = SlowClient.start(voda.port(), body("/v1/token", "application/json"))) {
        assertThat(client.answer())
            .succeedsWithin(PATIENCE)
            .asString()
            .startsWith("HTTP/1.1 408 ")
            .contains("problems/too-slow");
      }
    }

    @Test
    void isHungUpOnEvenWhenNobodyWantsItsBody() {
      var clients =
          Stream.of("application/json", "application/x-www-form-urlencoded", "text/plain")
              .map(type -> SlowClient.start(voda.port(), body("/v1/rooms", type)))
              .toList();
      for (var client : clients) {
        assertThat(client.answer())
            .succeedsWithin(PATIENCE)
            .asString()
            .startsWith("HTTP/1.1 401 ")
            .contains("problems/unauthenticated");
        client.close();
      }
    }

    @Test
    void isHungUpOnWhateverItsMethodWhenItsFormDoesNotEnd() {
      var form = body("/v1/anything", "application/x-www-form-urlencoded");
      var clients =
          Stream.of("PUT", "PATCH", "DELETE")
              .map(method -> SlowClient.start(voda.port(), form.replace("POST", method)))
              .toList();
      for (var client : clients) {
        assertThat(client.answer()).succeedsWithin(PATIENCE).asString().startsWith("HTTP/1.1 401 ");
        client.close();
      }
    }

    // Tomcat reads an extension or a trailer to its end before the body's time is looked at.
    @Test
    void isRefusedWhenItsChunkedBodyHasMoreThanChunks() {
      var chunked =
          """
          POST /v1/token HTTP/1.1
          Host: localhost
          Content-Type: application/json
          Transfer-Encoding: chunked

          """;
      var clients =
          Stream.of("1;", "1;a=", "2\n{}\n0\nX-Slow: ", "2\n{}\n0\n")
              .map(beginning -> SlowClient.start(voda.port(), crlf(chunked + beginning)))
              .toList();
      for (var client : clients) {
        assertThat(client.answer()).succeedsWithin(PATIENCE).asString().startsWith("HTTP/1.1 400 ");
        client.close();
      }
    }

    @Test
    void isHungUpOnWhenItsBodyIsTooLongAnyway() {
      var beginning = body("/v1/token", "application/json").replace("9999", "999999");
      try (var client = SlowClient.start(voda.port(), beginning)) {
        assertThat(client.answer()).succeedsWithin(PATIENCE).asString().startsWith("HTTP/1.1 413 ");
      }
    }

    @Test
    void isHungUpOnWhenItsAddressHasCalledTooOften() {
      AnAddress.takeAll("192.0.2.6");
      var beginning =
          body("/v1/token", "application/json")
              .replace("\r\n\r\n", crlf("\nX-Forwarded-For: 192.0.2.6\n\n"));
      var answers = Stream.generate(() -> answerTo(beginning)).limit(PER_MINUTE);
      assertThat(answers.anyMatch(answer -> answer.startsWith("HTTP/1.1 429 "))).isTrue();
    }

    private static String answerTo(String beginning) {
      try (var client = SlowClient.start(voda.port(), beginning)) {
        return assertThat(client.answer()).succeedsWithin(PATIENCE).actual();
      }
    }

    @Test
    void doesNotKeepOthersWaitingWhenThereAreTwoHundred() {
      var beginnings =
          List.of(
              crlf("GET /dev/clock HTTP/1.1\nHost: localhost\nX-Slow: "),
              body("/v1/token", "application/json"),
              body("/v1/rooms", "application/json"));
      var clients =
          IntStream.range(0, 200)
              .mapToObj(i -> SlowClient.start(voda.port(), beginnings.get(i % 3)))
              .toList();
      for (int i = 0; i < 20; i++) {
        voda.api().get("/v1/members/verify?nickname=a").expect(200);
      }
      for (var client : clients) {
        assertThat(client.answer()).succeedsWithin(PATIENCE);
        client.close();
      }
    }

    @Test
    void isNoneThatOnlyListens() throws Exception {
      var http = HttpClient.newHttpClient();
      var stream =
          HttpRequest.newBuilder(URI.create("http://localhost:" + voda.port() + "/dev/stream"))
              .timeout(Duration.ofMinutes(1))
              .build();
      try (var lines = http.send(stream, BodyHandlers.ofLines()).body();
          var client = SlowClient.start(voda.port(), "GET /")) {
        assertThat(client.answer()).succeedsWithin(PATIENCE);
        voda.phone("listened").opensRoom("P1D");
        assertThat(lines.anyMatch(line -> line.equals("event:queue"))).isTrue();
      }
      http.shutdownNow();
    }

    private static String body(String path, String type) {
      return crlf(
          "POST %s HTTP/1.1\nHost: localhost\nContent-Type: %s\nContent-Length: 9999\n\n{\"a\":\""
              .formatted(path, type));
    }

    private static String crlf(String lines) {
      return lines.replace("\n", "\r\n");
    }
  }

  @Nested
  class Headers {
    @Test
    void areRefusedWhenThereAreTooMany() {
      var many = IntStream.range(0, 200).mapToObj(i -> "X-H" + i + ": a");
      refused("GET /dev/clock HTTP/1.1\n" + many.collect(Collectors.joining("\n")));
    }

    @Test
    void areRefusedWhenTheyAreTooLong() {
      refused("GET /dev/clock HTTP/1.1\nX-Long: " + "a".repeat(20_000));
      refused("GET /dev/clock HTTP/1.1\nCookie: " + "a=b; ".repeat(4_000));
      refused("GET /" + "a".repeat(20_000) + " HTTP/1.1");
    }

    private static void refused(String head) {
      var reply = RawHttp.send(voda.port(), head, new byte[0]);
      assertThat(reply.status()).isBetween(400, 499);
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.text("/type")).isEqualTo("https://voda.app/problems/invalid");
    }
  }
}
