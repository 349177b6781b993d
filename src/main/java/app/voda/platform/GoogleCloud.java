package app.voda.platform;

import app.voda.problem.WrongSetting;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The Firestore database, and where the probes are.
@Configuration(proxyBeanMethods = false)
@Profile("gcp")
class GoogleCloud implements WebMvcConfigurer {
  private static final String EMULATOR = "FIRESTORE_EMULATOR_HOST";

  // A connection may have died while the CPU was throttled: an attempt is given up soon enough for
  // another, and all of them before the caller would give up.
  private static final RetrySettings PATIENCE =
      RetrySettings.newBuilder()
          .setInitialRpcTimeoutDuration(Duration.ofSeconds(4))
          .setRpcTimeoutMultiplier(1)
          .setMaxRpcTimeoutDuration(Duration.ofSeconds(4))
          .setInitialRetryDelayDuration(Duration.ofMillis(50))
          .setRetryDelayMultiplier(2)
          .setMaxRetryDelayDuration(Duration.ofSeconds(1))
          .setTotalTimeoutDuration(Duration.ofSeconds(9))
          .build();

  @Bean
  Firestore firestore(
      GoogleProject project,
      GcpSettings settings,
      CredentialsProvider credentials,
      Environment environment) {
    var options =
        FirestoreOptions.newBuilder()
            .setProjectId(project.id())
            .setDatabaseId(settings.firestoreDatabase());
    var emulator = emulator(environment);
    if (emulator == null) {
      options.setCredentialsProvider(credentials).setChannelProvider(channels());
    } else {
      options.setEmulatorHost(emulator);
    }
    try {
      return options.setRetrySettings(PATIENCE).build().getService();
    } catch (RuntimeException e) {
      // The client wraps what the credentials' provider throws.
      throw emulator == null
          ? new WrongSetting(
              "GOOGLE_APPLICATION_CREDENTIALS", "there are no credentials for Firestore", e)
          : new WrongSetting(EMULATOR, "must be host:port", e);
    }
  }

  // After so much silence a call is accompanied by a ping, and a connection that owes its answer is
  // replaced: every attempt would be lost on one that has died unseen, for minutes.
  private static TransportChannelProvider channels() {
    return FirestoreOptions.getDefaultTransportChannelProviderBuilder()
        .setKeepAliveTimeDuration(Duration.ofSeconds(30))
        .setKeepAliveTimeoutDuration(Duration.ofSeconds(2))
        .build();
  }

  // Google's clients take an empty variable for none.
  static @Nullable String emulator(Environment environment) {
    var host = environment.getProperty(EMULATOR);
    return StringUtils.hasText(host) ? host : null;
  }

  // Metrics have a port of their own here, and take the other endpoints of the actuator along; but
  // what Cloud Run and the contract ask for is on the service's port.
  @Override
  public void addViewControllers(ViewControllerRegistry paths) {
    paths.addViewController("/actuator/health/liveness").setViewName("forward:/livez");
    paths.addViewController("/actuator/health/readiness").setViewName("forward:/readyz");
  }
}
