package app.voda.platform;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.RawHttp;
import app.voda.testing.Reply;
import app.voda.testing.Voda;
import app.voda.web.ProblemWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.mock.env.MockEnvironment;

/// Each half of voda, where the halves are deployed apart. The rest is the embedded default's.
class RolesIT {

  private static FilterRegistrationBean<RoleFilter> half(String role, ProblemWriter problems) {
    var environment = new MockEnvironment();
    environment.addActiveProfile("gcp");
    var filter = new RoleFilter(new RoleSettings(role), environment, problems);
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 15);
    return registration;
  }

  // Not annotated, so that the scan of other tests does not find it.
  static class ApiHalf {
    @Bean
    FilterRegistrationBean<RoleFilter> half(ProblemWriter problems) {
      return RolesIT.half("api", problems);
    }
  }

  static class CallbacksHalf {
    @Bean
    FilterRegistrationBean<RoleFilter> half(ProblemWriter problems) {
      return RolesIT.half("callbacks", problems);
    }
  }

  // A raw request: clients would tidy the path up.
  private static Reply call(Voda voda, String method, String path) {
    return RawHttp.send(
        voda.port(), method + " " + path + " HTTP/1.1\nContent-Length: 2", new byte[] {'{', '}'});
  }

  private static void assertUnknown(Voda voda, String method, String path) {
    var reply = call(voda, method, path);
    assertThat(reply.status()).as(reply.body()).isEqualTo(404);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    var nowhere = call(voda, method, "/nowhere");
    assertThat(reply.json()).isEqualTo(nowhere.json());
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class Api {
    private Voda voda;

    @BeforeAll
    void start(@TempDir Path data) {
      voda = Voda.start(data, List.of(ApiHalf.class));
    }

    @AfterAll
    void stop() {
      voda.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks/callback", "/tasks", "/tasks/", "/tasks/callback/"})
    void knowsNoCallbacks(String path) {
      assertUnknown(voda, "POST", path);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/%74asks/callback",
          "/tasks/%63allback",
          "/tasks;a=b/callback",
          "//tasks/callback",
          "/tasks//callback",
          "/./tasks/callback",
          "/v1/../tasks/callback",
          "/v1/%2e%2e/tasks/callback",
          "/tasks%2fcallback",
          "/Tasks/callback"
        })
    void knowsNoneInDisguise(String path) {
      assertThat(call(voda, "POST", path).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({
      "GET, /v1/rooms, 401",
      "POST, /admin/reconcile, 401",
      "GET, /v1/members/verify?nickname=leo, 200",
      "GET, /v3/api-docs, 200",
      "GET, /swagger-ui/index.html, 200",
      "GET, /actuator/health/liveness, 200",
      "GET, /actuator/health/readiness, 200"
    })
    void servesTheRest(String method, String path, int status) {
      assertThat(call(voda, method, path).status()).isEqualTo(status);
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class Callbacks {
    private Voda voda;

    @BeforeAll
    void start(@TempDir Path data) {
      voda = Voda.start(data, List.of(CallbacksHalf.class));
    }

    @AfterAll
    void stop() {
      voda.close();
    }

    @ParameterizedTest
    @CsvSource({
      "GET, /v1/rooms",
      "POST, /v1/token",
      "GET, /v1/members/verify?nickname=leo",
      "POST, /admin/reconcile",
      "GET, /v3/api-docs",
      "GET, /v3/api-docs.yaml",
      "GET, /swagger-ui.html",
      "GET, /swagger-ui/index.html",
      "GET, /dev/clock",
      "GET, /"
    })
    void knowsNothingElse(String method, String path) {
      assertUnknown(voda, method, path);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/%76%31/rooms",
          "//v1/rooms",
          "/v1;a/rooms",
          "/tasks/../v1/rooms",
          "/tasks/%2e%2e/v1/rooms",
          "/tasks/..;/v1/rooms",
          "/actuator/../v1/rooms",
          "/actuator;/../v1/rooms",
          "/tasks%2f..%2fv1/rooms"
        })
    void knowsNothingInDisguise(String path) {
      assertThat(call(voda, "GET", path).status()).isIn(400, 404);
    }

    @Test
    void asksTheQueueForItsToken() {
      assertThat(call(voda, "POST", "/tasks/callback").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void tellsItsHealth(String path) {
      assertThat(call(voda, "GET", path).status()).isEqualTo(200);
    }
  }
}
