package app.voda.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An answer kept for a repeated request.
///
/// @param scope member and path
/// @param fingerprint the SHA-256 of the request's body as it was understood
/// @param json the rendered body; null for none
public record KeptAnswer(
    String scope,
    String key,
    String fingerprint,
    int status,
    @Nullable String location,
    @Nullable String json,
    Instant createdAt) {}
