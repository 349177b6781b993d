package app.voda.push.apns;

import app.voda.device.ActivityToken;
import app.voda.device.Device;
import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.RoomId;
import app.voda.push.ActivityPush;
import app.voda.push.Push;
import app.voda.testing.FakeApns;
import app.voda.testing.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Pushes to send, and the sender, for tests and benchmarks.
public final class ApnsPushes {
  public static final Instant DUE = Samples.NOW.plus(Duration.ofHours(1));

  private ApnsPushes() {}

  /// A sender against the fake, whose clock stands at {@link Samples#NOW}.
  public static ApnsSender sender(FakeApns apns) {
    return sender(apns, ApnsLimits.DEFAULT);
  }

  static ApnsSender sender(FakeApns apns, ApnsLimits limits) {
    return sender(limits, apns.settings());
  }

  /// A sender by the arguments that a fake in another process has printed.
  public static ApnsSender sender(String... settings) {
    return sender(ApnsLimits.DEFAULT, settings);
  }

  private static ApnsSender sender(ApnsLimits limits, String... arguments) {
    var settings = settings(arguments);
    return new ApnsSender(
        settings,
        key(settings),
        TrustedCertificates.read(settings.trustedCertificates()),
        Clock.fixed(Samples.NOW, ZoneOffset.UTC),
        limits);
  }

  public static ApnsSettings settings(String... arguments) {
    var values =
        Arrays.stream(arguments)
            .map(argument -> argument.substring("--".length()).split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new Binder(new MapConfigurationPropertySource(values))
        .bind("voda.push.apns", ApnsSettings.class)
        .get();
  }

  static ApnsKey key(ApnsSettings settings) {
    return ApnsKey.read(
        Objects.requireNonNull(settings.key()),
        Objects.requireNonNull(settings.keyId()),
        Objects.requireNonNull(settings.teamId()));
  }

  /// An iPhone in production.
  public static Device iPhone(String token) {
    return iPhone(token, Environment.PRODUCTION);
  }

  public static Device iPhone(String token, Environment environment) {
    return new Device(
        new DeviceToken(token),
        Samples.memberId(),
        Platform.IOS,
        Transport.APNS,
        environment,
        null,
        Samples.NOW,
        Samples.NOW,
        null);
  }

  /// The payload that the sender makes of it.
  public static String payload(Push push) {
    return ApnsPayloads.of(push).orElseThrow();
  }

  /// The reminder that a turn is about to end.
  public static Push reminder(Device device) {
    return reminder(device, Samples.id());
  }

  public static Push reminder(Device device, String alarmId) {
    return push(device, alarmId, EventCode.M11, null, "Summer", "1 hour left", false);
  }

  static Push push(
      Device device,
      String alarmId,
      EventCode code,
      @Nullable String diaryId,
      String title,
      String body,
      boolean quiet) {
    return new Push(
        device,
        new AlarmId(alarmId),
        code,
        new RoomId("room1"),
        3,
        diaryId,
        title,
        body,
        quiet,
        7,
        Samples.NOW,
        DUE);
  }

  static ActivityPush activity(
      String token,
      ActivityPush.Kind kind,
      ActivityPush.Status status,
      @Nullable Instant dismissedAt,
      ActivityPush.@Nullable Alert alert) {
    return new ActivityPush(
        "activity-" + kind + "-" + status,
        new ActivityToken(token, Environment.PRODUCTION),
        kind,
        EventCode.M12,
        new RoomId("room1"),
        "Summer",
        Samples.memberId(),
        new ActivityPush.Content("Leo", 3, DUE, status),
        Samples.NOW,
        DUE,
        dismissedAt,
        alert);
  }
}
