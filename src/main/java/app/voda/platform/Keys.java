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
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/// The keys that voda signs with.
@Configuration(proxyBeanMethods = false)
class Keys {
  private static final String PROPERTY = "voda.auth.signing-key";

  @Bean
  ECKey signingKey(AuthSettings auth, DataSettings data, Environment environment) {
    var file = auth.signingKey();
    if (file == null && environment.acceptsProfiles(Profiles.of("gcp"))) {
      throw new WrongSetting(PROPERTY, "must be given: all instances sign with the same key");
    }
    try {
      return file == null
          ? SigningKey.readOrMake(data.dataDir().resolve("signing-key.pem"))
          : SigningKey.read(file);
    } catch (IllegalArgumentException e) {
      throw new WrongSetting(PROPERTY, String.valueOf(e.getMessage()), e);
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
