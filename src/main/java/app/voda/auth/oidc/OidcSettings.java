package app.voda.auth.oidc;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose OIDC tokens the callback accepts.
///
/// @param issuer the tokens' `iss`: Google's in profile `gcp`, the local key's otherwise
/// @param jwksUri where the issuer's keys are; null for the local key's
@ConfigurationProperties("voda.auth.oidc")
public record OidcSettings(
    @DefaultValue("https://voda.localhost") String issuer, @Nullable String jwksUri) {}
