package app.voda.platform;

import app.voda.problem.WrongSetting;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/// Stops a start on Cloud Run with a setting of a developer's machine. An emulator takes unsigned
/// tokens, and another issuer than Google would let its own callers in as the queue.
final class CloudRunGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  // Cloud Run sets it in every instance.
  private static final String CLOUD_RUN = "K_SERVICE";

  private static final List<String> UNSET =
      List.of(
          "FIRESTORE_EMULATOR_HOST",
          "FIREBASE_AUTH_EMULATOR_HOST",
          "voda.gcp.tasks.endpoint",
          "voda.push.apns.trusted-certificates");

  private record Rule(String property, Pattern allowed, String wanted) {
    Rule(String property, String allowed, String wanted) {
      this(property, Pattern.compile(allowed), wanted);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule("voda.public-url", "https://\\S+", "an https URL"),
          new Rule("voda.auth.oidc.issuer", "https://accounts\\.google\\.com", "Google's"),
          new Rule(
              "voda.auth.oidc.jwks-uri",
              "https://www\\.googleapis\\.com/oauth2/v3/certs",
              "Google's"),
          new Rule("voda.push.fcm.endpoint", "https://fcm\\.googleapis\\.com/?", "Google's"),
          new Rule(
              "voda.push.apns.production-server",
              "api\\.push\\.apple\\.com:(443|2197)",
              "Apple's production server"),
          new Rule(
              "voda.push.apns.sandbox-server",
              "api\\.(sandbox|development)\\.push\\.apple\\.com:(443|2197)",
              "Apple's sandbox server"));

  // Before any bean is made: none gets to use such a setting.
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    check(context.getEnvironment());
  }

  static void check(Environment environment) {
    if (!isSet(environment, CLOUD_RUN)) {
      return;
    }
    if (!environment.acceptsProfiles(Profiles.of("gcp"))) {
      throw new WrongSetting("spring.profiles.active", "must be gcp on Cloud Run");
    }
    for (var property : UNSET) {
      if (isSet(environment, property)) {
        throw new WrongSetting(property, "must not be set on Cloud Run");
      }
    }
    for (var rule : RULES) {
      var value = environment.getProperty(rule.property());
      if (StringUtils.hasText(value) && !rule.allowed().matcher(value).matches()) {
        throw new WrongSetting(rule.property(), "must be " + rule.wanted() + " on Cloud Run");
      }
    }
  }

  // Google's clients take an empty variable for none.
  private static boolean isSet(Environment environment, String property) {
    return StringUtils.hasText(environment.getProperty(property));
  }
}
