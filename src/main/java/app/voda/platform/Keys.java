package app.voda.platform;

import app.voda.auth.AccessTokens;
import app.voda.auth.AuthSettings;
import app.voda.auth.jwt.JwtAccessTokens;
import app.voda.auth.jwt.SigningKey;
import app.voda.event.oidc.LocalIssuer;
import app.voda.event.oidc.OidcSettings;
import app.voda.event.oidc.QueueIdentity;
import app.voda.problem.WrongSetting;
import com.nimbusds.jose.jwk.ECKey;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The keys that voda signs with.
@Configuration(proxyBeanMethods = false)
class Keys {

  @Bean
  ECKey signingKey(AuthSettings auth, DataSettings data) {
    try {
      return auth.signingKey() == null
          ? SigningKey.readOrMake(data.dataDir().resolve("signing-key.pem"))
          : SigningKey.read(auth.signingKey());
    } catch (IllegalArgumentException e) {
      throw new WrongSetting("voda.auth.signing-key", String.valueOf(e.getMessage()), e);
    }
  }

  @Bean
  AccessTokens accessTokens(ECKey signingKey, AuthSettings settings, Clock systemClock) {
    return new JwtAccessTokens(signingKey, settings, systemClock);
  }

  @Bean
  @Profile("!gcp")
  LocalIssuer localIssuer(
      OidcSettings oidc, QueueIdentity queue, DataSettings data, Clock systemClock) {
    return new LocalIssuer(oidc, queue, data.publicUrl(), systemClock);
  }
}
