package app.voda.platform;

import app.voda.problem.WrongSetting;
import app.voda.push.fcm.FcmConnections;
import app.voda.push.fcm.FcmCredentials;
import app.voda.push.fcm.FcmSender;
import app.voda.push.fcm.FcmSettings;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/// Pushes through FCM, where that is configured.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("voda.push.fcm.enabled")
class FcmConfiguration {
  private static final String CREDENTIALS = "voda.push.fcm.credentials";

  // Before the phones page, which takes what nobody else does.
  @Bean
  @Order(0)
  FcmSender fcmSender(FcmSettings settings, Clock systemClock, Environment environment) {
    var credentials =
        credentials(settings, systemClock, environment.acceptsProfiles(Profiles.of("gcp")));
    return new FcmSender(
        Objects.requireNonNull(settings.projectId()),
        credentials,
        new FcmConnections(settings.endpoint(), null),
        systemClock);
  }

  private static GoogleCredentials credentials(FcmSettings settings, Clock clock, boolean gcp) {
    if (!settings.isGoogles()) {
      return FcmCredentials.none(clock);
    }
    var file = settings.credentials();
    if (file == null && !gcp) {
      throw new WrongSetting(CREDENTIALS, "must be given for Google's endpoint");
    }
    try {
      return file == null ? FcmCredentials.ofTheMachine() : FcmCredentials.read(file);
    } catch (IOException e) {
      throw new WrongSetting(
          CREDENTIALS, file == null ? "this machine has none" : file + " holds none", e);
    }
  }
}
