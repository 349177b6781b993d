package app.voda.device;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One installation of the app.
///
/// @param locale the phone's language as a BCP 47 tag; null falls back to the member's
/// @param createdAt when this member first registered it
/// @param registeredAt when it was last registered; a provider's word that the token is gone counts
///   only if it is later; both by the system's clock, as providers' words are
/// @param startToken by which Live Activities are started on it; null where it gave none
public record Device(
    DeviceToken token,
    MemberId member,
    Platform platform,
    Transport transport,
    Environment environment,
    @Nullable String locale,
    Instant createdAt,
    Instant registeredAt,
    @Nullable ActivityToken startToken) {

  /// The same device, on which Live Activities are started by this token.
  public Device starting(ActivityToken by) {
    return new Device(
        token, member, platform, transport, environment, locale, createdAt, registeredAt, by);
  }

  public DeviceId id() {
    return token.deviceId();
  }
}
