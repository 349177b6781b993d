package app.voda.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.auth.AuthSettings;
import app.voda.problem.WrongSetting;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

/// What profile gcp does not take from a developer's machine.
class GcpDefaultsTest {
  private final ApplicationContextRunner gcp =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class)
          .withPropertyValues("spring.profiles.active=gcp");

  @EnableConfigurationProperties(DataSettings.class)
  static class Settings {}

  @Test
  void thePublicUrlMustBeGiven() {
    gcp.run(context ->
        assertThat(context)
            .getFailure()
            .rootCause()
            .hasMessageContaining("must be given")
            .hasMessageContaining("publicUrl"));
    gcp.withPropertyValues("voda.public-url=https://voda.example")
        .run(context ->
            assertThat(context.getBean(DataSettings.class).publicUrl())
                .isEqualTo("https://voda.example"));
  }

  @Test
  void theSigningKeyMustBeGiven(@TempDir Path data) {
    var environment = new MockEnvironment();
    environment.addActiveProfile("gcp");
    var auth = new AuthSettings(Duration.ofDays(3), Duration.ofDays(30), null);
    var settings = new DataSettings(data, "https://voda.example");
    assertThatThrownBy(() -> new Keys().signingKey(auth, settings, environment))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("voda.auth.signing-key: must be given");
    assertThat(data).isEmptyDirectory();
  }
}
