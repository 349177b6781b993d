package app.voda.auth;

import app.voda.id.MemberId;
import java.time.Instant;

/// All refresh tokens that came out of one sign-in; only the latest is good.
///
/// @param currentHash the SHA-256 of the latest token
/// @param expiresAt by the system's clock
public record RefreshFamily(String id, MemberId member, String currentHash, Instant expiresAt) {}
