package app.voda.platform;

import app.voda.auth.jwt.JwtAccessTokens;
import app.voda.event.oidc.IssuerKeys;
import app.voda.event.oidc.LocalIssuer;
import app.voda.event.oidc.OidcSettings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/// Verifies the two kinds of tokens: voda's own, and the queue's.
@Component
class TokenDecoders {
  private final ECKey signingKey;
  private final JwtDecoder queueTokens;

  TokenDecoders(
      ECKey signingKey,
      OidcSettings oidc,
      DataSettings data,
      Clock systemClock,
      ObjectProvider<LocalIssuer> localIssuer) {
    this.signingKey = signingKey;
    var keys = issuerKeys(oidc, systemClock, localIssuer);
    this.queueTokens = decoder(JWSAlgorithm.RS256, keys, oidc.issuers(), data.publicUrl());
  }

  /// Access tokens: ES256, by our own key.
  JwtDecoder accessTokens() {
    var keys = new ImmutableJWKSet<>(new JWKSet(publicKey()));
    return decoder(JWSAlgorithm.ES256, keys, Set.of(JwtAccessTokens.VODA), JwtAccessTokens.VODA);
  }

  private ECKey publicKey() {
    try {
      return new ECKey.Builder(signingKey.toPublicJWK()).keyIDFromThumbprint().build();
    } catch (JOSEException e) {
      throw new IllegalStateException("an EC key has a thumbprint", e);
    }
  }

  /// The queue's tokens: RS256, by the keys of their issuer, which are fetched once for all doors.
  JwtDecoder queueTokens() {
    return queueTokens;
  }

  private static JWKSource<SecurityContext> issuerKeys(
      OidcSettings oidc, Clock systemClock, ObjectProvider<LocalIssuer> localIssuer) {
    var uri = oidc.jwksUri();
    if (uri == null) {
      // Not asked for over HTTP: after a start that request would wait behind the crowd, and all
      // the queue's calls for it.
      return localIssuer.getObject().keys();
    }
    try {
      return new IssuerKeys(URI.create(uri).toURL(), systemClock);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("the settings take URLs only", e);
    }
  }

  private static JwtDecoder decoder(
      JWSAlgorithm algorithm,
      JWKSource<SecurityContext> keys,
      Set<String> issuers,
      String audience) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithm, keys));
    processor.setJWTClaimsSetVerifier((_, _) -> {});
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(validator(issuers, audience));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> validator(Set<String> issuers, String audience) {
    return new DelegatingOAuth2TokenValidator<>(
        new JwtTimestampValidator(),
        new JwtClaimValidator<>("exp", Objects::nonNull),
        new JwtClaimValidator<Object>("iss", iss -> issuers.contains(String.valueOf(iss))),
        new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(audience)));
  }
}
