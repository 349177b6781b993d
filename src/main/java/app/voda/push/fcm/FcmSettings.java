package app.voda.push.fcm;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Whether and where pushes go through FCM.
///
/// @param endpoint another one than Google's needs no credentials
/// @param projectId the Firebase project; needed when enabled
/// @param credentials a service account's key file, or another file that Google's clients read
@Validated
@ConfigurationProperties("voda.push.fcm")
public record FcmSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue(FcmSettings.GOOGLE) URI endpoint,
    @Pattern(regexp = "[A-Za-z0-9.:-]{1,100}", message = "must be a Firebase project's id")
        @Nullable String projectId,
    @Nullable Path credentials) {
  static final String GOOGLE = "https://fcm.googleapis.com";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /// Whether pushes go to Google, who wants credentials.
  public boolean isGoogles() {
    return GOOGLE.equals("https://" + endpoint.getHost());
  }

  @AssertTrue(
      message = "voda.push.fcm.project-id: must be given when voda.push.fcm.enabled is true")
  boolean isWithProject() {
    return !enabled || projectId != null;
  }

  @AssertTrue(
      message = "voda.push.fcm.endpoint: must be an https URL, or http on loopback, without a path")
  boolean isWithEndpoint() {
    var host = endpoint.getHost();
    var path = endpoint.getRawPath();
    return host != null
        && (path.isEmpty() || path.equals("/"))
        && endpoint.getRawQuery() == null
        && endpoint.getRawFragment() == null
        && endpoint.getRawUserInfo() == null
        && switch (String.valueOf(endpoint.getScheme())) {
          case "https" -> true;
          case "http" -> LOOPBACK.contains(host);
          default -> false;
        };
  }
}
