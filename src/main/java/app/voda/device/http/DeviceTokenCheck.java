package app.voda.device.http;

import app.voda.device.DeviceToken;
import app.voda.device.Transport;
import app.voda.web.Check;
import java.util.Optional;

/// A device token that is only to be found again, of whichever transport. APNs's alphabet and
/// lengths are within FCM's.
public final class DeviceTokenCheck implements Check {
  @Override
  public Optional<String> broken(String value) {
    return new DeviceToken(value).broken(Transport.FCM);
  }
}
