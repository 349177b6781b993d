package app.voda.auth.firebase;

import static app.voda.auth.firebase.Firebases.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.FakeFirebaseAuth;
import app.voda.testing.FakeFirebaseAuth.Call;
import app.voda.testing.Reply;
import app.voda.testing.SecureTokens;
import app.voda.testing.Voda;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// Signing in with Firebase Auth over HTTP. The rest is the embedded default's.
class FirebaseSignInIT {
  private static final SecureTokens TOKENS = SecureTokens.of(PROJECT);
  private static final FakeFirebaseAuth FIREBASE = new FakeFirebaseAuth();

  private static Voda voda;

  // Not annotated, so that the scan of other tests does not find it.
  static class Firebase {
    @Bean
    @Primary
    FirebaseCodes firebaseCodes() {
      return Firebases.at(FIREBASE, Duration.ofSeconds(3));
    }
  }

  @BeforeAll
  static void start(@TempDir Path data) {
    FIREBASE.publishes(TOKENS.certificates());
    for (var uid : List.of("google-1", "apple-1", "kakao-1")) {
      FIREBASE.keeps(uid, false, null);
    }
    voda = Voda.start(data, List.of(Firebase.class));
  }

  @AfterAll
  static void stop() {
    voda.close();
    FIREBASE.close();
  }

  @AfterEach
  void recover() {
    FIREBASE.recovers();
  }

  private static Reply signIn(JWTClaimsSet.Builder claims) {
    return voda.api().post("/v1/token", Map.of("authCode", TOKENS.signed(claims)));
  }

  private static void assertProblem(Reply reply, int status, String type) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.text("/type")).isEqualTo("https://voda.app/problems/" + type);
    assertThat(reply.body()).doesNotContain("irebase", "Exception", "leo@");
  }

  @Test
  void findsOneMemberForOneAddressWhateverTheProvider() {
    var google = signIn(TOKENS.of("google-1", "leo@example.com", "google.com")).expect(200);
    var apple = signIn(TOKENS.of("apple-1", "LEO@example.com", "apple.com")).expect(200);
    var kakao = signIn(TOKENS.of("kakao-1", "leo@Example.com", "oidc.kakao")).expect(200);
    assertThat(List.of(apple.text("/memberId"), kakao.text("/memberId")))
        .containsOnly(google.text("/memberId"));
    voda.api().with(kakao.text("/accessToken")).get("/v1/members/me").expect(200);
  }

  @Test
  void tellsTheAppWhatToDo() {
    var unverified = TOKENS.of("google-1", "leo@example.com", "password");
    assertProblem(signIn(unverified.claim("email_verified", false)), 401, "email-not-verified");
    var hidden = TOKENS.of("kakao-1", "leo@example.com", "oidc.kakao").claim("email", null);
    assertProblem(signIn(hidden), 401, "sign-in-failed");
    var foreign = SecureTokens.of(PROJECT).of("google-1", "leo@example.com", "google.com");
    assertProblem(signIn(foreign.audience("other")), 401, "sign-in-failed");
    assertProblem(
        voda.api().post("/v1/token", Map.of("authCode", "dev:leo@example.com")),
        401,
        "sign-in-failed");
  }

  @Test
  void isTriedAgainWhileFirebaseIsDown() {
    FIREBASE.fallsSilent(Call.LOOKUP);
    var reply = signIn(TOKENS.of("google-1", "leo@example.com", "google.com"));
    assertProblem(reply, 503, "busy");
    assertThat(reply.header("Retry-After")).isEqualTo("5");
  }
}
