package app.voda.platform;

import app.voda.auth.firebase.FirebaseCodes;
import app.voda.problem.WrongSetting;
import com.google.api.gax.core.CredentialsProvider;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/// Sign-in by Firebase Auth.
@Configuration(proxyBeanMethods = false)
@Profile("gcp")
class FirebaseConfiguration {

  @Bean
  FirebaseCodes firebaseCodes(
      GoogleProject project, CredentialsProvider credentials, Environment environment) {
    var isEmulated = StringUtils.hasText(environment.getProperty("FIREBASE_AUTH_EMULATOR_HOST"));
    return new FirebaseCodes(
        project.id(), isEmulated ? GoogleCredentials.newBuilder().build() : google(credentials));
  }

  private static GoogleCredentials google(CredentialsProvider provider) {
    try {
      if (provider.getCredentials() instanceof GoogleCredentials credentials) {
        return credentials;
      }
      throw new IOException("they are not Google's");
    } catch (IOException e) {
      throw new WrongSetting(
          "GOOGLE_APPLICATION_CREDENTIALS", "there are no credentials for Firebase Auth", e);
    }
  }
}
