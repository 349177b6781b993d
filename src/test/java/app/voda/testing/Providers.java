package app.voda.testing;

import java.util.Arrays;
import java.util.stream.Stream;

/// Both providers on loopback. Start voda with {@link #settings()}, and its pushes come here.
public record Providers(FakeFcm fcm, FakeApns apns) implements AutoCloseable {

  /// Starts FCM over plain HTTP, and APNs as it is.
  public static Providers start() {
    return new Providers(FakeFcm.start(), FakeApns.start());
  }

  public String[] settings() {
    var fcmSettings =
        Stream.of(
            "--voda.push.fcm.enabled=true",
            "--voda.push.fcm.project-id=voda-test",
            "--voda.push.fcm.endpoint=" + fcm.endpoint());
    return Stream.concat(fcmSettings, Arrays.stream(apns.settings())).toArray(String[]::new);
  }

  @Override
  public void close() {
    fcm.close();
    apns.close();
  }
}
