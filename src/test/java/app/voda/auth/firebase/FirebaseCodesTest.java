package app.voda.auth.firebase;

import static app.voda.auth.firebase.Firebases.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.voda.member.Email;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.testing.FakeFirebaseAuth;
import app.voda.testing.FakeFirebaseAuth.Call;
import app.voda.testing.SecureTokens;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// ID tokens of Firebase Auth: each claim right, each wrong once, and Google out of reach.
class FirebaseCodesTest {
  private static final SecureTokens TOKENS = SecureTokens.of(PROJECT);
  private static final Duration MOST = Duration.ofSeconds(3);

  private final FakeFirebaseAuth firebase = new FakeFirebaseAuth();
  private final FirebaseCodes codes = Firebases.at(firebase, MOST);

  FirebaseCodesTest() {
    firebase.publishes(TOKENS.certificates());
    firebase.keeps("leo", false, null);
  }

  @AfterEach
  void close() {
    codes.close();
    firebase.close();
  }

  private static JWTClaimsSet.Builder leo() {
    return TOKENS.of("leo", "leo@example.com", "google.com");
  }

  private Refusal refusal(JWTClaimsSet.Builder claims) {
    return refusal(TOKENS.signed(claims));
  }

  private Refusal refusal(String token) {
    return catchThrowableOfType(Refusal.class, () -> codes.verify(token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"google.com", "apple.com", "oidc.kakao", "password"})
  void tellTheAddressWhateverTheProvider(String provider) {
    var token = TOKENS.signed(TOKENS.of("leo", "Leo@Example.com", provider));
    assertThat(codes.verify(token)).contains(new Email("leo@example.com"));
  }

  @Test
  void tellTheAddressThatAppleMadeUp() {
    var hidden = "x7k2@privaterelay.appleid.com";
    assertThat(codes.verify(TOKENS.signed(TOKENS.of("leo", hidden, "apple.com"))))
        .contains(new Email(hidden));
  }

  @Test
  void areVerifiedByKeysThatAreFetchedOnce() {
    for (int i = 0; i < 10; i++) {
      assertThat(codes.verify(TOKENS.signed(leo()))).isPresent();
    }
    assertThat(firebase.requests(Call.KEYS)).isEqualTo(1);
    assertThat(firebase.requests(Call.LOOKUP)).isEqualTo(10);
  }

  @Nested
  class AreRefused {
    static Stream<Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>>> wrongClaims() {
      var later = Date.from(Instant.now().plusSeconds(1800));
      return Map.<String, UnaryOperator<JWTClaimsSet.Builder>>of(
          "aud", c -> c.audience("other"),
          "no aud", c -> c.audience((String) null),
          "iss", c -> c.issuer("https://securetoken.google.com/other"),
          "session cookie", c -> c.issuer("https://session.firebase.google.com/" + PROJECT),
          "no iss", c -> c.issuer(null),
          "no sub", c -> c.subject(null),
          "empty sub", c -> c.subject(""),
          "long sub", c -> c.subject("x".repeat(129)),
          "iat", c -> c.issueTime(later))
          .entrySet()
          .stream();
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void forAWrongClaim(Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>> wrong) {
      var token = TOKENS.signed(wrong.getValue().apply(leo()));
      assertThat(codes.verify(token)).isEmpty();
      assertThat(firebase.requests(Call.LOOKUP)).isZero();
    }

    @Test
    void whenExpired() {
      var expired = leo().expirationTime(Date.from(Instant.now().minusSeconds(3600)));
      assertThat(refusal(expired).reason()).isEqualTo(Reason.SIGN_IN_FAILED);
      assertThat(refusal(expired).detail()).contains("expired");
    }

    @Test
    void whenSignedByAnotherKeyOrInAnotherWay() throws JOSEException {
      assertThat(codes.verify(SecureTokens.of(PROJECT).signed(leo()))).isEmpty();
      assertThat(codes.verify(TOKENS.unsigned(leo()))).isEmpty();
      var noId = new JWSHeader.Builder(JWSAlgorithm.RS256).build();
      assertThat(codes.verify(TOKENS.signed(noId, leo()))).isEmpty();
      var rs512 = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("1").build();
      assertThat(codes.verify(TOKENS.signed(rs512, leo()))).isEmpty();
      var hs256 = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build();
      var secret = TOKENS.key().toRSAPublicKey().getEncoded();
      assertThat(codes.verify(TOKENS.signed(hs256, leo(), new MACSigner(secret)))).isEmpty();
      var es256 = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("1").build();
      var ec = new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate());
      assertThat(codes.verify(TOKENS.signed(es256, leo(), ec))).isEmpty();
    }

    @Test
    void whenChangedOnTheWay() {
      var parts = TOKENS.signed(leo()).split("\\.", -1);
      var other = TOKENS.signed(TOKENS.of("mina", "mina@example.com", "google.com"));
      var forged = parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2];
      assertThat(codes.verify(forged)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          " ",
          "a",
          ".",
          "..",
          "a.b.c",
          "e30.e30.",
          "e30.e30.e30",
          "bnVsbA.bnVsbA.",
          "W10.W10.",
          "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.bnVsbA.e30",
          "dev:leo@example.com",
          "한글",
          "\u0000"
        })
    void whenTheyAreNone(String code) {
      try {
        assertThat(codes.verify(code)).isEmpty();
      } catch (Refusal e) {
        assertThat(e.reason()).isEqualTo(Reason.SIGN_IN_FAILED);
      }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void untilTheAddressIsVerified(boolean claimed) {
      var unverified = leo().claim("email_verified", claimed ? false : null);
      assertThat(refusal(unverified).reason()).isEqualTo(Reason.EMAIL_NOT_VERIFIED);
      assertThat(refusal(unverified).detail()).contains("Verify the e-mail address");
    }

    @Test
    void whenNoAddressIsShared() {
      var kakao = TOKENS.of("leo", "", "oidc.kakao").claim("email", null);
      assertThat(refusal(kakao).reason()).isEqualTo(Reason.SIGN_IN_FAILED);
      assertThat(refusal(kakao).detail()).contains("shares no e-mail address");
    }

    @Test
    void whenTheAddressIsNone() {
      assertThat(refusal(leo().claim("email", "leo")).reason()).isEqualTo(Reason.SIGN_IN_FAILED);
    }

    @Test
    void whenTheAccountIsDisabled() {
      firebase.keeps("leo", true, null);
      assertThat(refusal(leo()).reason()).isEqualTo(Reason.SIGN_IN_FAILED);
      assertThat(refusal(leo()).detail()).contains("disabled");
    }

    @Test
    void whenTheAccountIsGone() {
      var nobody = TOKENS.of("nobody", "nobody@example.com", "google.com");
      assertThat(refusal(nobody).reason()).isEqualTo(Reason.SIGN_IN_FAILED);
      assertThat(refusal(nobody).detail()).contains("does not exist");
    }

    @Test
    void whenTheSessionWasEnded() {
      firebase.keeps("leo", false, Instant.now());
      assertThat(refusal(leo()).detail()).contains("session was ended");
      firebase.keeps("leo", false, Instant.now().minusSeconds(3600));
      assertThat(codes.verify(TOKENS.signed(leo()))).isPresent();
    }
  }

  @Nested
  class CannotBeTold {
    private void assertDown() {
      long began = System.nanoTime();
      var refusal = refusal(leo());
      assertThat(refusal.reason()).isEqualTo(Reason.BUSY);
      assertThat(refusal.retryAfter()).isNotNull();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(MOST.plusSeconds(2));
      firebase.recovers();
      assertThat(codes.verify(TOKENS.signed(leo()))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void whileGoogleIsSilent(Call call) {
      firebase.fallsSilent(call);
      assertDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 502, 503})
    void whileAccountsCannotBeLookedUp(int status) {
      firebase.answers(Call.LOOKUP, status);
      assertDown();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 503})
    void whileThereAreNoKeys(int status) {
      firebase.answers(Call.KEYS, status);
      assertDown();
    }

    @Test
    void whileGoogleAsksForPatience() {
      firebase.asksForPatience(Call.LOOKUP);
      assertDown();
      assertThat(firebase.requests(Call.LOOKUP)).isLessThanOrEqualTo(7);
    }

    @Test
    void whileGoogleIsNotThere() {
      firebase.close();
      var refusal = refusal(leo());
      assertThat(refusal.reason()).isEqualTo(Reason.BUSY);
    }

    @Test
    void andOneThatWaitsKeepsNobodyElse() {
      codes.verify(TOKENS.signed(leo()));
      firebase.fallsSilent(Call.LOOKUP);
      assertThatThrownBy(() -> codes.verify(TOKENS.signed(leo()))).isInstanceOf(Refusal.class);
      assertThat(codes.verify("a.b.c")).isEqualTo(Optional.empty());
    }
  }
}
