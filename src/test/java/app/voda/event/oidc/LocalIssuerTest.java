package app.voda.event.oidc;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.SettableClock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.Test;

/// The tokens of the embedded queue.
class LocalIssuerTest {
  private final SettableClock clock = new SettableClock(NOW);
  private final LocalIssuer issuer =
      new LocalIssuer(
          new OidcSettings("https://voda.localhost", null),
          new QueueIdentity("queue@voda.localhost"),
          "http://localhost:8080",
          clock);

  @Test
  void sayWhatThoseOfCloudTasksSay() throws ParseException {
    var claims = SignedJWT.parse(issuer.token()).getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("https://voda.localhost");
    assertThat(claims.getAudience()).containsExactly("http://localhost:8080");
    assertThat(claims.getSubject()).isEqualTo("queue@voda.localhost");
    assertThat(claims.getStringClaim("email")).isEqualTo("queue@voda.localhost");
    assertThat(claims.getBooleanClaim("email_verified")).isTrue();
    assertThat(claims.getIssueTime()).isEqualTo(Date.from(NOW));
    assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(Duration.ofHours(1))));
  }

  @Test
  void areSignedWithThePrivateHalfOfTheOneKey() throws ParseException, JOSEException {
    var token = SignedJWT.parse(issuer.token());
    var keys = issuer.keys().get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    assertThat(keys).hasSize(1);
    assertThat(keys.getFirst().isPrivate()).isFalse();
    assertThat(token.getHeader().getKeyID()).isEqualTo(keys.getFirst().getKeyID());
    assertThat(token.verify(new RSASSAVerifier(keys.getFirst().toRSAKey()))).isTrue();
  }

  @Test
  void areGoodForAnotherHalfHour() {
    var first = issuer.token();
    clock.set(NOW.plus(Duration.ofMinutes(30)).minusMillis(1));
    assertThat(issuer.token()).isEqualTo(first);
    clock.set(NOW.plus(Duration.ofMinutes(30)));
    var second = issuer.token();
    assertThat(second).isNotEqualTo(first);
    assertThat(issuer.token()).isEqualTo(second);
  }

  @Test
  void areOfGoogleByBothItsNames() {
    assertThat(new OidcSettings("https://accounts.google.com", null).issuers())
        .containsExactlyInAnyOrder("https://accounts.google.com", "accounts.google.com");
    assertThat(new OidcSettings("https://voda.localhost", null).issuers())
        .containsExactly("https://voda.localhost");
  }
}
