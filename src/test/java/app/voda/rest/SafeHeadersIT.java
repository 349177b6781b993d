package app.voda.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.RawHttp;
import app.voda.testing.Reply;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every answer says to a browser, and that browsers have nothing to send along.
class SafeHeadersIT extends RestTest {
  private static final String EVIL = "https://evil.example";

  private static Reply raw(String head) {
    return RawHttp.send(voda.port(), head, new byte[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1",
        "GET /phones/phones.js HTTP/1.1",
        "GET /swagger-ui/index.html HTTP/1.1",
        "GET /swagger-ui.html HTTP/1.1",
        "GET /v3/api-docs HTTP/1.1",
        "GET /actuator/health/liveness HTTP/1.1",
        "GET /v1/members/verify?nickname=a HTTP/1.1",
        "GET /v1/members/me HTTP/1.1",
        "POST /tasks/callback HTTP/1.1",
        "GET /nothing HTTP/1.1",
        "TRACE / HTTP/1.1",
        "GET /dev/clock HTTP/1.1\nHost: evil.example",
        "GET /v1/rooms\\x HTTP/1.1",
        "GET /v1/%zz HTTP/1.1",
        "GET / HTTP/1.1\nbroken",
        "nonsense"
      })
  void areOnEveryAnswer(String head) {
    areOn(raw(head));
  }

  @Test
  void areOnTheRefusalOfALongBodyToo() {
    areOn(Problems.problem(anyone().post("/v1/rooms", "a".repeat(300_000)), 413));
  }

  private static void areOn(Reply reply) {
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(reply.header("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .doesNotContain("script-src", "unsafe-eval");
    assertThat(reply.headers().map())
        .containsKey("Cache-Control")
        .doesNotContainKeys("Server", "X-Powered-By", "Set-Cookie", "Strict-Transport-Security");
  }

  @Test
  void forbidToKeepWhatTheApiAnswers() {
    var leo = someone("leo");
    for (var reply :
        new Reply[] {
          leo.api().get("/v1/members/me"),
          leo.api().get("/v1/nothing"),
          anyone().get("/v1/members/me"),
          anyone().post("/v1/token", Map.of("authCode", "dev:" + newName("leo") + "@example.com"))
        }) {
      assertThat(reply.header("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void insistOnHttpsWhereItIsSpoken() {
    var https = raw("GET /v1/members/me HTTP/1.1\nX-Forwarded-Proto: https");
    assertThat(https.header("Strict-Transport-Security"))
        .isEqualTo("max-age=31536000 ; includeSubDomains");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/v1/rooms", "/v1/token", "/v1/members/verify?nickname=a", "/v3/api-docs"})
  void letNoOtherOriginIn(String path) {
    var preflight =
        anyone()
            .send(
                "OPTIONS",
                path,
                null,
                "Origin",
                EVIL,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization, content-type");
    var simple = anyone().send("GET", path, null, "Origin", EVIL);
    for (var reply : new Reply[] {preflight, simple}) {
      assertThat(reply.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }
  }

  // Without a cookie, or a password that a browser keeps, another site's request is a stranger's.
  @Test
  void findNothingThatABrowserSendsByItself() {
    var leo = someone("leo");
    var token = String.valueOf(leo.api().token());
    for (var name : new String[] {"Authorization", "access_token", "accessToken", "JSESSIONID"}) {
      var cookie = anyone().send("GET", "/v1/members/me", null, "Cookie", name + "=" + token);
      Problems.problem(cookie, 401);
    }
    Problems.problem(anyone().get("/v1/members/me?access_token=" + token), 401);
    var form =
        anyone()
            .send(
                "POST",
                "/v1/rooms",
                "access_token=" + token,
                "Content-Type",
                "application/x-www-form-urlencoded");
    Problems.problem(form, 401);
    var signedIn = leo.api().send("GET", "/v1/members/me", null, "Cookie", "a=b").expect(200);
    assertThat(signedIn.headers().map()).doesNotContainKey("Set-Cookie");
  }
}
