package app.voda.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.problem.WrongSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

/// What a start on Cloud Run is refused for.
class CloudRunGuardTest {
  private final MockEnvironment environment =
      new MockEnvironment()
          .withProperty("K_SERVICE", "voda")
          .withProperty("voda.public-url", "https://voda.example")
          .withProperty("voda.auth.oidc.issuer", "https://accounts.google.com")
          .withProperty("voda.auth.oidc.jwks-uri", "https://www.googleapis.com/oauth2/v3/certs");

  @Test
  void nothingIsWrongWithGooglesOwn() {
    environment.addActiveProfile("gcp");
    assertThatCode(() -> CloudRunGuard.check(environment)).doesNotThrowAnyException();
  }

  @Test
  void elsewhereEverythingIsAllowed() {
    var laptop = new MockEnvironment().withProperty("FIRESTORE_EMULATOR_HOST", "localhost:8080");
    assertThatCode(() -> CloudRunGuard.check(laptop)).doesNotThrowAnyException();
  }

  @Test
  void theEmbeddedDefaultIsRefused() {
    assertThatThrownBy(() -> CloudRunGuard.check(environment))
        .hasMessage("spring.profiles.active: must be gcp on Cloud Run");
  }

  @ParameterizedTest
  @CsvSource({
    "FIRESTORE_EMULATOR_HOST, localhost:8080",
    "FIREBASE_AUTH_EMULATOR_HOST, localhost:9099",
    "voda.gcp.tasks.endpoint, localhost:8123",
    "voda.push.apns.trusted-certificates, own.pem",
    "voda.public-url, http://voda.example",
    "voda.auth.oidc.issuer, https://issuer.example",
    "voda.auth.oidc.issuer, https://accounts.google.com.evil.example",
    "voda.auth.oidc.jwks-uri, http://www.googleapis.com/oauth2/v3/certs",
    "voda.auth.oidc.jwks-uri, https://evil.example/www.googleapis.com/oauth2/v3/certs",
    "voda.push.fcm.endpoint, https://fcm.example",
    "voda.push.fcm.endpoint, http://localhost:9000",
    "voda.push.fcm.endpoint, https://fcm.googleapis.com@evil.example",
    "voda.push.fcm.endpoint, https://fcm.googleapis.com:8443",
    "voda.push.apns.production-server, localhost:2197",
    "voda.push.apns.production-server, api.push.apple.com.evil.example:443",
    "voda.push.apns.production-server, api.sandbox.push.apple.com:443",
    "voda.push.apns.sandbox-server, localhost:2197"
  })
  void whatIsNotGooglesOrApplesIsRefused(String property, String value) {
    environment.addActiveProfile("gcp");
    environment.setProperty(property, value);
    assertThatThrownBy(() -> CloudRunGuard.check(environment))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith(property + ": must ")
        .hasMessageEndingWith(" on Cloud Run");
  }

  @ParameterizedTest
  @CsvSource({
    "FIRESTORE_EMULATOR_HOST, ''",
    "voda.push.fcm.endpoint, https://fcm.googleapis.com/",
    "voda.push.apns.production-server, api.push.apple.com:2197",
    "voda.push.apns.sandbox-server, api.development.push.apple.com:443"
  })
  void whatSaysTheSameInOtherWordsIsNot(String property, String value) {
    environment.addActiveProfile("gcp");
    environment.setProperty(property, value);
    assertThatCode(() -> CloudRunGuard.check(environment)).doesNotThrowAnyException();
  }

  @Test
  void variablesAreProperties() {
    var variables =
        Map.<String, Object>of(
            "K_SERVICE", "voda",
            "SPRING_PROFILES_ACTIVE", "gcp",
            "VODA_AUTH_OIDC_JWKS_URI", "https://evil.example/certs");
    var real = new StandardEnvironment();
    real.getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    real.addActiveProfile("gcp");
    ConfigurationPropertySources.attach(real);
    assertThatThrownBy(() -> CloudRunGuard.check(real))
        .hasMessage("voda.auth.oidc.jwks-uri: must be Google's on Cloud Run");
  }
}
