package app.voda.platform;

import app.voda.auth.jwt.JwtAccessTokens;
import app.voda.event.oidc.OidcSettings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;

/// Verifies the two kinds of tokens: voda's own, and the queue's.
@Component
class TokenDecoders {
  private final ECKey signingKey;
  private final OidcSettings oidc;
  private final String audience;
  private volatile int port;

  TokenDecoders(ECKey signingKey, OidcSettings oidc, DataSettings data) {
    this.signingKey = signingKey;
    this.oidc = oidc;
    this.audience = data.publicUrl();
  }

  @EventListener
  void listensOn(WebServerInitializedEvent event) {
    if (event.getApplicationContext().getServerNamespace() == null) {
      port = event.getWebServer().getPort();
    }
  }

  /// Access tokens: ES256, by our own key.
  JwtDecoder accessTokens() {
    var processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.ES256, new ImmutableJWKSet<>(new JWKSet(publicKey()))));
    processor.setJWTClaimsSetVerifier((_, _) -> {});
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(validator(JwtAccessTokens.VODA, JwtAccessTokens.VODA));
    return decoder;
  }

  private ECKey publicKey() {
    try {
      return new ECKey.Builder(signingKey.toPublicJWK()).keyIDFromThumbprint().build();
    } catch (JOSEException e) {
      throw new IllegalStateException("an EC key has a thumbprint", e);
    }
  }

  /// The queue's tokens: RS256, by the keys that the issuer publishes, which are cached. Made at
  /// the first call, when the port of the local issuer is known.
  JwtDecoder queueTokens() {
    return new SupplierJwtDecoder(() -> {
      var keys =
          Objects.requireNonNullElseGet(
              oidc.jwksUri(), () -> "http://localhost:" + port + "/dev/jwks.json");
      var decoder =
          NimbusJwtDecoder.withJwkSetUri(keys).jwsAlgorithm(SignatureAlgorithm.RS256).build();
      decoder.setJwtValidator(validator(oidc.issuer(), audience));
      return decoder;
    });
  }

  private static OAuth2TokenValidator<Jwt> validator(String issuer, String audience) {
    return new DelegatingOAuth2TokenValidator<>(
        new JwtTimestampValidator(),
        new JwtClaimValidator<>("exp", Objects::nonNull),
        new JwtClaimValidator<Object>("iss", iss -> issuer.equals(String.valueOf(iss))),
        new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(audience)));
  }
}
