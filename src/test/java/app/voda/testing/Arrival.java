package app.voda.testing;

import app.voda.device.Transport;
import java.time.Duration;

/// A push as a provider received it.
///
/// @param alarm the id under which a phone shows it once
/// @param nanoTime when it arrived, by `System.nanoTime()`
public record Arrival(Transport through, String code, String alarm, Told told, long nanoTime) {

  /// Which device was told of which turn.
  public record Told(String token, String roomId, String turn) {}

  public static Arrival of(FakeFcm.Received push) {
    var message = push.message();
    var data = message.path("data");
    return new Arrival(
        Transport.FCM,
        data.path("code").asString(),
        message.at("/android/notification/tag").asString(),
        new Told(push.token(), data.path("roomId").asString(), data.path("turn").asString()),
        push.nanoTime());
  }

  public static Arrival of(ApnsRequest push) {
    return new Arrival(
        Transport.APNS,
        push.text("/code"),
        push.header("apns-collapse-id"),
        new Told(push.token(), push.text("/roomId"), push.text("/turn")),
        push.nanoTime());
  }

  /// What the phone shows of it: the same twice is shown once.
  public record Shown(String token, String alarm) {}

  public Shown shown() {
    return new Shown(told.token(), alarm);
  }

  public Duration since(long nanoTime) {
    return Duration.ofNanos(this.nanoTime - nanoTime);
  }
}
