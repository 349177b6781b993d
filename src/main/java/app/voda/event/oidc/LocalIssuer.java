package app.voda.event.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/// Signs the embedded queue's tokens as Google signs those of Cloud Tasks: RS256, an hour long,
/// with audience and e-mail. The key lives as long as the process. By the system's clock.
public final class LocalIssuer {
  private static final Duration TTL = Duration.ofHours(1);

  private final OidcSettings settings;
  private final QueueIdentity queue;
  private final String audience;
  private final Clock systemClock;
  private final RSAKey key;
  private final JwtEncoder encoder;
  private volatile Signed current;

  private record Signed(String token, Instant renewAt) {}

  public LocalIssuer(
      OidcSettings settings, QueueIdentity queue, String audience, Clock systemClock) {
    this.settings = settings;
    this.queue = queue;
    this.audience = audience;
    this.systemClock = systemClock;
    try {
      this.key =
          new RSAKeyGenerator(2048)
              .keyUse(KeyUse.SIGNATURE)
              .keyID(UUID.randomUUID().toString())
              .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform makes RSA keys", e);
    }
    this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
    this.current = sign();
  }

  /// A token that is good for at least another half hour.
  public String token() {
    var signed = current;
    if (!systemClock.instant().isBefore(signed.renewAt())) {
      signed = sign();
      current = signed;
    }
    return signed.token();
  }

  private Signed sign() {
    var now = systemClock.instant();
    var claims =
        JwtClaimsSet.builder()
            .issuer(settings.issuer())
            .audience(List.of(audience))
            .subject(queue.serviceAccount())
            .claim("email", queue.serviceAccount())
            .claim("email_verified", true)
            .issuedAt(now)
            .expiresAt(now.plus(TTL))
            .build();
    var header = JwsHeader.with(SignatureAlgorithm.RS256).keyId(key.getKeyID()).build();
    var token = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    return new Signed(token, now.plus(TTL.dividedBy(2)));
  }

  /// The public key, to verify the tokens with.
  public JWKSource<SecurityContext> keys() {
    return new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()));
  }
}
