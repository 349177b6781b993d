package app.voda.platform;

import app.voda.problem.WrongSetting;
import app.voda.push.apns.ApnsKey;
import app.voda.push.apns.ApnsSender;
import app.voda.push.apns.ApnsSettings;
import app.voda.push.apns.TrustedCertificates;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// Pushes to iPhones, where they are configured.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("voda.push.apns.enabled")
class ApnsConfiguration {

  @Bean
  ApnsKey apnsKey(ApnsSettings settings) {
    try {
      return ApnsKey.read(
          Objects.requireNonNull(settings.key()),
          Objects.requireNonNull(settings.keyId()),
          Objects.requireNonNull(settings.teamId()));
    } catch (IllegalArgumentException e) {
      throw new WrongSetting("voda.push.apns.key", String.valueOf(e.getMessage()), e);
    }
  }

  @Bean
  TrustedCertificates apnsCertificates(ApnsSettings settings) {
    try {
      return TrustedCertificates.read(settings.trustedCertificates());
    } catch (IllegalArgumentException e) {
      throw new WrongSetting(
          "voda.push.apns.trusted-certificates", String.valueOf(e.getMessage()), e);
    }
  }

  // Before the phones page, which takes what nobody else does.
  @Bean
  @Order(0)
  ApnsSender apnsSender(
      ApnsSettings settings,
      ApnsKey apnsKey,
      TrustedCertificates apnsCertificates,
      Clock systemClock) {
    return new ApnsSender(settings, apnsKey, apnsCertificates, systemClock);
  }
}
