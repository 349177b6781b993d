package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Voda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another signing key: access tokens of the old one are refused, nobody is signed out.
class KeyRotationIT {

  @Test
  void letsTheAppRefresh(@TempDir Path data) throws IOException {
    String accessToken;
    String refreshToken;
    String memberId;
    try (var before = Voda.start(data)) {
      var leo = before.phone("leo");
      leo.api().get("/v1/members/me").expect(200);
      accessToken = String.valueOf(leo.api().token());
      refreshToken = leo.refreshToken();
      memberId = leo.memberId();
    }
    Files.delete(data.resolve("signing-key.pem"));
    try (var after = Voda.start(data)) {
      problem(after.api().with(accessToken).get("/v1/members/me"), 401);
      // As the app does: with the token that was just refused.
      var tokens =
          after
              .api()
              .with(accessToken)
              .post("/v1/token/refresh", Map.of("refreshToken", refreshToken))
              .expect(200);
      var me = after.api().with(tokens.text("/accessToken")).get("/v1/members/me").expect(200);
      assertThat(me.text("/memberId")).isEqualTo(memberId);
    }
  }
}
