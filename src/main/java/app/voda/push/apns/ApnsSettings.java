package app.voda.push.apns;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Whose name pushes to iPhones are sent in, and where to.
///
/// @param key the .p8 file, as Apple hands it out
/// @param keyId Apple's name for that key
/// @param topic the app's bundle id
/// @param trustedCertificates a PEM file with the certificates to trust instead of the JDK's
@Validated
@ConfigurationProperties("voda.push.apns")
public record ApnsSettings(
    @DefaultValue("false") boolean enabled,
    @Nullable Path key,
    @Pattern(regexp = TEN, message = TEN_WANTED) @Nullable String keyId,
    @Pattern(regexp = TEN, message = TEN_WANTED) @Nullable String teamId,
    @Pattern(regexp = "[A-Za-z0-9.-]+", message = "must be the app's bundle id")
        @Nullable String topic,
    @Pattern(regexp = HOST_PORT, message = HOST_PORT_WANTED) @DefaultValue("api.push.apple.com:443")
        String productionServer,
    @Pattern(regexp = HOST_PORT, message = HOST_PORT_WANTED)
        @DefaultValue("api.sandbox.push.apple.com:443")
        String sandboxServer,
    @Nullable Path trustedCertificates) {
  private static final String TEN = "[A-Z0-9]{10}";
  private static final String TEN_WANTED = "must be the ten letters and digits that Apple gives";
  private static final String HOST_PORT =
      "[A-Za-z0-9.-]+:(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}"
          + "|655[0-2][0-9]|6553[0-5])";
  private static final String HOST_PORT_WANTED = "must be host:port";

  // Boolean rules are told in their own words, so each names its property.
  @AssertTrue(message = "voda.push.apns.key: must be set, since APNs is enabled")
  boolean isKeyThere() {
    return !enabled || key != null;
  }

  @AssertTrue(message = "voda.push.apns.key-id: must be set, since APNs is enabled")
  boolean isKeyIdThere() {
    return !enabled || keyId != null;
  }

  @AssertTrue(message = "voda.push.apns.team-id: must be set, since APNs is enabled")
  boolean isTeamIdThere() {
    return !enabled || teamId != null;
  }

  @AssertTrue(message = "voda.push.apns.topic: must be set, since APNs is enabled")
  boolean isTopicThere() {
    return !enabled || topic != null;
  }
}
