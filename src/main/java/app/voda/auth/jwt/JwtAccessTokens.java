package app.voda.auth.jwt;

import app.voda.auth.AccessTokens;
import app.voda.auth.AuthSettings;
import app.voda.member.Member;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/// Access tokens as ES256 JWTs, by the system's clock.
public final class JwtAccessTokens implements AccessTokens {
  /// Both `iss` and `aud`: a token of voda for voda.
  public static final String VODA = "voda";

  private final JwtEncoder encoder;
  private final AuthSettings settings;
  private final Clock systemClock;

  public JwtAccessTokens(ECKey key, AuthSettings settings, Clock systemClock) {
    this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
    this.settings = settings;
    this.systemClock = systemClock;
  }

  @Override
  public String issue(Member member) {
    var now = systemClock.instant();
    var claims =
        JwtClaimsSet.builder()
            .issuer(VODA)
            .audience(List.of(VODA))
            .subject(member.id().value())
            .id(UUID.randomUUID().toString())
            .issuedAt(now)
            .expiresAt(now.plus(settings.accessTokenTtl()))
            .build();
    var header = JwsHeader.with(SignatureAlgorithm.ES256).build();
    return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
  }
}
