package app.voda.device;

import app.voda.id.DeviceId;
import app.voda.id.Digest;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address of one installation of the app, given by the provider. Whoever has it and our
/// credentials can reach the phone, so it is never logged.
public record DeviceToken(String value) {
  private static final Pattern FCM = Pattern.compile("[A-Za-z0-9:_-]{1,4096}");
  private static final Pattern APNS = Pattern.compile("(?:[0-9A-Fa-f]{2}){32,100}");

  /// What is wrong with the token for this transport; empty when it is well-formed.
  public Optional<String> broken(Transport transport) {
    return switch (transport) {
      case FCM ->
          FCM.matcher(value).matches()
              ? Optional.empty()
              : Optional.of("must have 1 to 4096 characters of [A-Za-z0-9:_-]");
      case APNS ->
          APNS.matcher(value).matches()
              ? Optional.empty()
              : Optional.of("must have 64 to 200 hex digits, an even number of them");
    };
  }

  /// The device's id: the same token is the same device, whoever holds the phone.
  public DeviceId deviceId() {
    return new DeviceId(Digest.of("device", value));
  }

  /// Enough to tell one's own phones apart.
  public String lastSix() {
    return value.substring(Math.max(0, value.length() - 6));
  }

  @Override
  public String toString() {
    return "***";
  }
}
