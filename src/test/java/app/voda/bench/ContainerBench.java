package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Cloud;
import app.voda.testing.FakeApns;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Phone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What profile gcp holds of its container's 512 MB, at rest and under load. How fast it is there
/// is the emulator's figure, not ours.
@NeedsFirestore
class ContainerBench {
  private static final int ROOMS = 32;
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long CONTAINER = 512L << 20;

  @Test
  void fitsIntoItsContainer(@TempDir Path data) throws Exception {
    var mailbox = new Mailbox();
    try (var cloud = new Cloud(data, 0);
        var apns = FakeApns.start()) {
      cloud.fcm().handsTo(mailbox);
      apns.handsTo(mailbox);
      var settings =
          Stream.concat(
              Stream.of(apns.settings()),
              Stream.of("--voda.limit.per-minute=100000", "--logging.level.app.voda=error"));
      try (var voda = cloud.startsInstance(Town.CONTAINER, settings.toArray(String[]::new))) {
        var atRest = Vitals.of(voda.pid());
        var friends =
            IntStream.range(0, ROOMS)
                .mapToObj(number -> Friends.meet(number, name -> signIn(cloud, name)))
                .toList();
        var day = new Day(cloud::api, mailbox, PATIENCE);
        var done = day.run(friends, TIME, Pace.AS_FAST_AS_IT_GOES);
        var underLoad = Vitals.of(voda.pid());
        Figures.print("profile gcp at rest, heap of at most 205 MB", atRest.toString());
        Figures.print(
            "profile gcp under %.0f turns/s of %d rooms".formatted(done.turnsPerSecond(), ROOMS),
            underLoad.toString());
        assertThat(underLoad.most()).isLessThan(CONTAINER);
      }
    }
  }

  private static Phone signIn(Cloud cloud, String name) {
    var phone = cloud.signsIn(name);
    phone
        .devices()
        .forEach(device ->
            phone.api().delete("/v1/members/me/devices/" + device.path("deviceId").asString()));
    phone.adds(name + "-phone", "ANDROID", "FCM");
    return phone;
  }
}
