package app.voda.platform;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.auth.AuthCodes;
import app.voda.auth.firebase.FirebaseCodes;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Starting with Firebase Auth where there are no credentials.
@ExtendWith(OutputCaptureExtension.class)
class FirebaseStartTest {
  private static final CredentialsProvider NOT_FOUND =
      () -> {
        throw new IOException("Your default credentials were not found.");
      };

  private static ApplicationContextRunner with(CredentialsProvider credentials) {
    return new ApplicationContextRunner()
        .withUserConfiguration(FirebaseConfiguration.class)
        .withInitializer(context -> context.getEnvironment().setActiveProfiles("gcp"))
        .withBean(GoogleProject.class, () -> new GoogleProject("p"))
        .withBean(CredentialsProvider.class, () -> credentials);
  }

  @Test
  void isRefused(CapturedOutput output) {
    for (var none : new CredentialsProvider[] {NOT_FOUND, NoCredentialsProvider.create()}) {
      with(none)
          .run(context -> {
            var failure = Objects.requireNonNull(context.getStartupFailure());
            assertThat(new StartFailure().reportException(failure)).isTrue();
          });
    }
    assertThat(output.getAll().lines().filter(line -> line.contains(" ERROR ")))
        .hasSize(2)
        .allMatch(line -> line.contains("voda cannot start: GOOGLE_APPLICATION_CREDENTIALS: "));
  }

  @Test
  void needsNoneWithTheEmulator() {
    with(NOT_FOUND)
        .withPropertyValues("FIREBASE_AUTH_EMULATOR_HOST=localhost:9099")
        .run(context ->
            assertThat(context.getBean(AuthCodes.class)).isInstanceOf(FirebaseCodes.class));
  }
}
