package app.voda.auth;

import jakarta.validation.constraints.AssertTrue;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long a sign-in lasts, and which key signs it.
///
/// @param signingKey a PKCS#8 PEM file, EC P-256; null makes and keeps one under the data
///   directory, except in profile `gcp`, where it must be given
@Validated
@ConfigurationProperties("voda.auth")
public record AuthSettings(
    @DurationMin(seconds = 1, message = "must be a second or more") @DefaultValue("P3D")
        Duration accessTokenTtl,
    @DefaultValue("P30D") Duration refreshTokenTtl,
    @Nullable Path signingKey) {

  @AssertTrue(message = "voda.auth.access-token-ttl: must not be above voda.auth.refresh-token-ttl")
  boolean isOrdered() {
    return accessTokenTtl.compareTo(refreshTokenTtl) <= 0;
  }
}
