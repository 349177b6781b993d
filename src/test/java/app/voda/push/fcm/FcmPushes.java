package app.voda.push.fcm;

import app.voda.device.Device;
import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.RoomId;
import app.voda.push.Push;
import app.voda.testing.FakeFcm;
import app.voda.testing.Samples;
import com.google.auth.oauth2.GoogleCredentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Pushes, and a sender to send them with.
public final class FcmPushes {
  static final Instant NOW = Samples.NOW;
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private FcmPushes() {}

  /// A sender that is patient enough for a busy machine.
  static FcmSender sender(FakeFcm fcm) {
    return sender(fcm, PATIENCE);
  }

  static FcmSender sender(FakeFcm fcm, Duration timeout) {
    return sender(fcm, timeout, FcmCredentials.none(Clock.systemUTC()));
  }

  static FcmSender sender(FakeFcm fcm, Duration timeout, GoogleCredentials credentials) {
    return new FcmSender("p", credentials, connections(fcm), CLOCK, timeout);
  }

  static FcmConnections connections(FakeFcm fcm) {
    return new FcmConnections(fcm.endpoint(), fcm.isTls() ? fcm.certificate() : null);
  }

  public static Push to(String token) {
    return push(token, Platform.ANDROID, EventCode.M11, null, false);
  }

  static Push diary(Platform platform, boolean quiet) {
    return push("token", platform, EventCode.M2, "3", quiet);
  }

  static Push saying(String title, String body) {
    return push("token", Platform.ANDROID, EventCode.M11, null, false, title, body, HOUR);
  }

  static Push living(Platform platform, Duration life) {
    return push("token", platform, EventCode.M11, null, false, "Summer", "Your turn", life);
  }

  static Push push(
      String token, Platform platform, EventCode code, @Nullable String diary, boolean quiet) {
    return push(token, platform, code, diary, quiet, "Summer", "Your turn", HOUR);
  }

  private static final Duration HOUR = Duration.ofHours(1);

  private static Push push(
      String token,
      Platform platform,
      EventCode code,
      @Nullable String diary,
      boolean quiet,
      String title,
      String body,
      Duration life) {
    var device =
        new Device(
            new DeviceToken(token),
            Samples.memberId(),
            platform,
            Transport.FCM,
            Environment.PRODUCTION,
            null,
            NOW,
            NOW,
            null);
    return new Push(
        device,
        new AlarmId("a".repeat(64)),
        code,
        new RoomId("r".repeat(64)),
        3,
        diary,
        title,
        body,
        quiet,
        7,
        NOW,
        NOW.plus(life));
  }
}
