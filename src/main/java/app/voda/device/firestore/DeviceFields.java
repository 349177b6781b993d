package app.voda.device.firestore;

import app.voda.device.ActivityToken;
import app.voda.device.Device;
import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.id.MemberId;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;

/// How a device is written into its member's document, and read from it.
final class DeviceFields {
  private DeviceFields() {}

  static Fields of(Device device) {
    var start = device.startToken();
    return new Fields()
        .with("token", device.token().value())
        .with("platform", device.platform())
        .with("transport", device.transport())
        .with("environment", device.environment())
        .with("locale", device.locale())
        .with("createdAt", device.createdAt())
        .with("registeredAt", device.registeredAt())
        .with("prunedAt", (Object) null)
        .with("startToken", start == null ? null : start.value())
        .with("startEnvironment", start == null ? null : start.environment());
  }

  static Device device(MemberId member, Stored device) {
    var start = device.textOrNull("startToken");
    return new Device(
        new DeviceToken(device.text("token")),
        member,
        device.oneOf(Platform.class, "platform"),
        device.oneOf(Transport.class, "transport"),
        device.oneOf(Environment.class, "environment"),
        device.textOrNull("locale"),
        device.time("createdAt"),
        device.time("registeredAt"),
        start == null
            ? null
            : new ActivityToken(start, device.oneOf(Environment.class, "startEnvironment")));
  }
}
