package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Reply;
import app.voda.testing.Together;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Staying signed in, and signing out.
class TokensIT extends RestTest {

  private static Reply signIn(String email, String... more) {
    var body = new HashMap<>(Map.of("authCode", "dev:" + email));
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return anyone().post("/v1/token", body);
  }

  private static Reply refresh(String token) {
    return anyone().post("/v1/token/refresh", Map.of("refreshToken", token));
  }

  private static Reply me(Reply tokens) {
    return anyone().with(tokens.text("/accessToken")).get("/v1/members/me");
  }

  @Nested
  class Refreshing {
    @Test
    void rotates() {
      var leo = someone("leo");
      var next = refresh(leo.refreshToken()).expect(200);
      assertThat(next.text("/memberId")).isEqualTo(leo.memberId());
      assertThat(next.text("/refreshToken")).isNotEqualTo(leo.refreshToken());
      me(next).expect(200);
      refresh(next.text("/refreshToken")).expect(200);
    }

    @Test
    void endsTheWholeFamilyAtAReuse() {
      var leo = someone("leo");
      var second = refresh(leo.refreshToken()).expect(200).text("/refreshToken");
      var third = refresh(second).expect(200).text("/refreshToken");
      problem(refresh(leo.refreshToken()), 401);
      problem(refresh(third), 401);
      problem(refresh(second), 401);
    }

    @Test
    void leavesOtherSignInsAlone() {
      var leo = someone("leo");
      var other = signIn(leo.name() + "@example.com").expect(200).text("/refreshToken");
      refresh(leo.refreshToken()).expect(200);
      problem(refresh(leo.refreshToken()), 401);
      refresh(other).expect(200);
    }

    @Test
    void isWonByOneAtMostOfTwoAtOnce() {
      for (int round = 0; round < 5; round++) {
        var leo = someone("leo");
        var statuses = Together.times(2, _ -> refresh(leo.refreshToken()).status());
        assertThat(statuses).containsExactlyInAnyOrder(200, 401);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"x", "null", "a.b.c", "0123456789abcdef0123456789abcdef", "한국어", "' or 1=1"})
    void refusesGarbage(String token) {
      problem(refresh(token), 401);
    }

    @Test
    void takesNoAccessTokenInstead() {
      assertThat(refresh(String.valueOf(someone("leo").api().token())).status()).isIn(400, 401);
    }

    @Test
    void worksWithAnExpiredAccessTokenSentAlong() {
      var leo = someone("leo");
      anyone()
          .with("expired")
          .post("/v1/token/refresh", Map.of("refreshToken", leo.refreshToken()))
          .expect(200);
    }
  }

  @Nested
  class SigningOut {
    @Test
    void endsTheSignInAndRemovesThePhone() {
      var leo = someone("leo");
      var body = Map.of("refreshToken", leo.refreshToken(), "deviceToken", leo.name() + "-phone");
      anyone().post("/v1/token/revoke", body).expect(204);
      problem(refresh(leo.refreshToken()), 401);
      assertThat(leo.api().get("/v1/members/me/devices").items()).isEmpty();
      anyone().post("/v1/token/revoke", body).expect(204);
    }

    @Test
    void removesNobodyElsesPhone() {
      var leo = someone("leo");
      var mina = someone("mina");
      anyone()
          .post(
              "/v1/token/revoke",
              Map.of("refreshToken", leo.refreshToken(), "deviceToken", mina.name() + "-phone"))
          .expect(204);
      assertThat(mina.api().get("/v1/members/me/devices").items()).hasSize(1);
    }

    @Test
    void withAGarbageTokenRemovesNothing() {
      var leo = someone("leo");
      anyone()
          .post(
              "/v1/token/revoke",
              Map.of("refreshToken", "garbage", "deviceToken", leo.name() + "-phone"))
          .expect(204);
      assertThat(leo.api().get("/v1/members/me/devices").items()).hasSize(1);
    }
  }
}
