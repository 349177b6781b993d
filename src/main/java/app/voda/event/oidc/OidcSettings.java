package app.voda.event.oidc;

import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Whose OIDC tokens the callback accepts.
///
/// @param issuer the tokens' `iss`: Google's in profile `gcp`, the local key's otherwise
/// @param jwksUri where the issuer's keys are; null for the local key's
@Validated
@ConfigurationProperties("voda.auth.oidc")
public record OidcSettings(
    @DefaultValue("https://voda.localhost") String issuer,
    @Pattern(regexp = "https?://\\S+", message = "must be an http or https URL")
        @Nullable String jwksUri) {
  private static final String GOOGLE = "https://accounts.google.com";

  /// The names that the issuer calls itself in `iss`: Google has two.
  public Set<String> issuers() {
    return issuer.equals(GOOGLE) ? Set.of(GOOGLE, "accounts.google.com") : Set.of(issuer);
  }
}
