package app.voda;

import static app.voda.device.Transport.APNS;
import static app.voda.device.Transport.FCM;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.Transport;
import app.voda.testing.Arrival;
import app.voda.testing.Broadcasts;
import app.voda.testing.Broadcasts.Posted;
import app.voda.testing.FakeApns;
import app.voda.testing.FakeFcm;
import app.voda.testing.FcmOverTls;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thousand rooms are told of new diaries all at once, while one provider takes what it is sent
/// and answers nothing for half a minute.
@SuppressWarnings("NullAway.Init") // What is started before all tests.
class SilentProviderIT {
  private static final Logger log = LoggerFactory.getLogger(SilentProviderIT.class);
  private static final int ROOMS = 1_000;
  private static final Duration HANG = Duration.ofSeconds(30);
  // Longer than the queue ever waits between two tries.
  private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(5);
  // Until a provider is known to be silent. Twice the usual besides, for a machine that is busier.
  private static final Duration ALLOWANCE = Duration.ofSeconds(2);

  private static final Map<Transport, Duration> usual = new EnumMap<>(Transport.class);
  private static FakeFcm fcm;
  private static FakeApns apns;
  private static Voda voda;
  private static Broadcasts rooms;

  @BeforeAll
  static void measureWhatIsUsual(@TempDir Path data) {
    fcm = FakeFcm.startTls(100);
    apns = FakeApns.start();
    var settings = Stream.of(FcmOverTls.settings(fcm), apns.settings()).flatMap(Stream::of);
    voda = Voda.start(data, List.of(FcmOverTls.class), settings.toArray(String[]::new));
    rooms = Broadcasts.open(voda, ROOMS);
    // The first time is no measure: everything is cold.
    rooms.post();
    rooms.pass(Duration.ZERO);
    var diaries = rooms.post();
    rooms.pass(Duration.ZERO);
    for (var provider : Transport.values()) {
      assertToldOnce(provider, diaries);
      usual.put(provider, p99(provider, diaries));
    }
  }

  @AfterAll
  static void stop() {
    voda.close();
    fcm.close();
    apns.close();
  }

  @Test
  void fcmDelaysNoPushThroughApns() {
    fcm.answersAll(FakeFcm.hang());
    var diaries = rooms.post();
    assertToldAsUsual(APNS, diaries);
    rooms.pass(HANG);
    fcm.answersAll(FakeFcm.accepted());
    assertToldFromNowOn(FCM, diaries);
    assertToldOnce(APNS, diaries);
  }

  @Test
  void apnsDelaysNoPushThroughFcm() {
    apns.answersAll(FakeApns.hang());
    var diaries = rooms.post();
    assertToldAsUsual(FCM, diaries);
    rooms.pass(HANG);
    apns.answersAsUsual();
    assertToldFromNowOn(APNS, diaries);
    assertToldOnce(FCM, diaries);
  }

  private static void assertToldAsUsual(Transport provider, Posted diaries) {
    int devices = diaries.toldThrough(provider).size();
    await().until(() -> pushes(provider, diaries).size() >= devices);
    var usually = Objects.requireNonNull(usual.get(provider));
    var now = p99(provider, diaries);
    log.warn("{} usually within {}, now within {}", provider, usually, now);
    assertThat(now).isLessThan(usually.multipliedBy(2).plus(ALLOWANCE));
  }

  private static void assertToldOnce(Transport provider, Posted diaries) {
    assertThat(pushes(provider, diaries))
        .extracting(Arrival::told)
        .containsExactlyInAnyOrderElementsOf(diaries.toldThrough(provider));
  }

  private static void assertToldFromNowOn(Transport provider, Posted diaries) {
    long now = System.nanoTime();
    int devices = diaries.toldThrough(provider).size();
    await()
        .until(() -> {
          rooms.pass(UNTIL_TRIED_AGAIN);
          return pushes(provider, diaries).stream()
                  .filter(push -> push.nanoTime() > now)
                  .map(Arrival::told)
                  .distinct()
                  .count()
              == devices;
        });
    // What arrived while nobody answered is shown once, too.
    assertThat(pushes(provider, diaries).stream().map(Arrival::shown).distinct()).hasSize(devices);
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500));
  }

  private static List<Arrival> pushes(Transport provider, Posted diaries) {
    return diaries.among(
        switch (provider) {
          case FCM -> fcm.received().stream().map(Arrival::of);
          case APNS -> apns.received().stream().map(Arrival::of);
        });
  }

  /// How long after they were due nearly all had arrived.
  private static Duration p99(Transport provider, Posted diaries) {
    var latencies =
        pushes(provider, diaries).stream().map(push -> push.since(diaries.due())).sorted().toList();
    return latencies.get(latencies.size() * 99 / 100);
  }
}
