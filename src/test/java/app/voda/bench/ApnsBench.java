package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.push.apns.ApnsPushes;
import app.voda.push.apns.ApnsSender;
import app.voda.push.apns.ApnsSettings;
import app.voda.testing.ApnsProcess;
import app.voda.testing.FakeApns;
import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.util.SimpleApnsPayloadBuilder;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Our APNs sender beside bare Pushy: pushes a second and CPU a push, against the same fake in a
/// process of its own, over TLS, in turns. All keep 1,000 pushes in flight on one connection. Bare
/// Pushy makes each phone's payload with its own builder, as ours does with Jackson; the floor is
/// Pushy with payloads that were made before. Both use Pushy's futures, ours blocks virtual
/// threads.
class ApnsBench {
  private static final int PUSHES = Integer.getInteger("voda.bench.pushes", 20_000);
  private static final int IN_FLIGHT = 1_000;
  private static final int WARM_UPS = 4;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private record Round(double rate, double cpu) {}

  @Test
  void aProviderOnTheSameMachine() throws Exception {
    compare(Duration.ZERO, 15);
  }

  @Test
  void aProviderFiftyMillisecondsAway() throws Exception {
    compare(Duration.ofMillis(50), 7);
  }

  private void compare(Duration latency, int rounds) throws Exception {
    try (var apns = ApnsProcess.start(latency);
        var sender = ApnsPushes.sender(apns.settings())) {
      var pushes = pushes();
      var notifications = notifications(pushes);
      var pushy = bare(ApnsPushes.settings(apns.settings()));
      var ours = new ArrayList<Round>();
      var bare = new ArrayList<Round>();
      var floor = new ArrayList<Round>();
      for (int i = 0; i < WARM_UPS + rounds; i++) {
        ours.add(measure(() -> block(sender, pushes)));
        bare.add(measure(() -> sendBare(pushy, pushes.stream().map(ApnsBench::notification))));
        floor.add(measure(() -> sendBare(pushy, notifications.stream())));
      }
      pushy.close().join();
      var away = "APNs " + latency.toMillis() + " ms away, ";
      print(away + "our sender", ours);
      print(away + "bare Pushy", bare);
      print(away + "floor", floor);
      printRatio(away + "ours by bare", ours, bare);
      printRatio(away + "ours by floor", ours, floor);
    }
  }

  private static List<Push> pushes() {
    var pushes = new ArrayList<Push>();
    for (int i = 0; i < PUSHES; i++) {
      pushes.add(ApnsPushes.reminder(ApnsPushes.iPhone(FakeApns.token("phone" + i))));
    }
    return pushes;
  }

  private static List<SimpleApnsPushNotification> notifications(List<Push> pushes) {
    return pushes.stream().map(ApnsBench::notification).toList();
  }

  private static SimpleApnsPushNotification notification(Push push) {
    var payload =
        new SimpleApnsPayloadBuilder()
            .setAlertTitle(push.title())
            .setAlertBody(push.body())
            .setBadgeNumber(push.badge())
            .setSound("default")
            .setThreadId(push.roomId().value())
            .addCustomProperty("alarmId", push.alarmId().value())
            .addCustomProperty("code", push.code().name())
            .addCustomProperty("roomId", push.roomId().value())
            .addCustomProperty("turn", Integer.toString(push.turn()))
            .build();
    return new SimpleApnsPushNotification(
        push.device().token().value(),
        "app.voda.diary",
        payload,
        push.until(),
        DeliveryPriority.IMMEDIATE,
        PushType.ALERT,
        push.alarmId().value(),
        UUID.randomUUID());
  }

  private static ApnsClient bare(ApnsSettings settings) throws Exception {
    var server = settings.productionServer().split(":", 2);
    return new ApnsClientBuilder()
        .setApnsServer(server[0], Integer.parseInt(server[1]))
        .setSigningKey(
            ApnsSigningKey.loadFromPkcs8File(
                Objects.requireNonNull(settings.key()).toFile(),
                settings.teamId(),
                settings.keyId()))
        .setTrustedServerCertificateChain(
            Objects.requireNonNull(settings.trustedCertificates()).toFile())
        .build();
  }

  // The pattern that Pushy's own documentation recommends: a semaphore bounds what is in flight.
  private static void sendBare(ApnsClient pushy, Stream<SimpleApnsPushNotification> notifications)
      throws InterruptedException {
    var places = new Semaphore(IN_FLIGHT);
    var accepted = new AtomicInteger();
    for (var each = notifications.iterator(); each.hasNext(); ) {
      var notification = each.next();
      places.acquire();
      var _ =
          pushy
              .sendNotification(notification)
              .whenComplete((response, _) -> {
                if (response != null && response.isAccepted()) {
                  accepted.incrementAndGet();
                }
                places.release();
              });
    }
    places.acquire(IN_FLIGHT);
    assertThat(accepted).hasValue(PUSHES);
  }

  private static void block(ApnsSender sender, List<Push> pushes) throws Exception {
    var next = new AtomicInteger();
    Callable<Integer> worker =
        () -> {
          int accepted = 0;
          for (int i = next.getAndIncrement(); i < pushes.size(); i = next.getAndIncrement()) {
            accepted += sender.send(pushes.get(i)) instanceof Delivery.Accepted ? 1 : 0;
          }
          return accepted;
        };
    int accepted = 0;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers = new ArrayList<Future<Integer>>();
      for (int i = 0; i < IN_FLIGHT; i++) {
        workers.add(executor.submit(worker));
      }
      for (var one : workers) {
        accepted += one.get();
      }
    }
    assertThat(accepted).isEqualTo(PUSHES);
  }

  private interface Sending {
    void run() throws Exception;
  }

  private Round measure(Sending sending) throws Exception {
    long cpu = system.getProcessCpuTime();
    long begin = System.nanoTime();
    sending.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
    return new Round(PUSHES / seconds, cpuSeconds * 1000 / PUSHES);
  }

  private static void print(String what, List<Round> rounds) {
    Figures.print(
        what,
        "%.0f pushes/s, %.3f CPU s per 1,000"
            .formatted(median(warm(rounds), Round::rate), median(warm(rounds), Round::cpu)));
  }

  // By pairs that ran one after the other: what else the machine does slows both.
  private static void printRatio(String what, List<Round> some, List<Round> others) {
    var ratios = new ArrayList<Round>();
    for (int i = 0; i < some.size(); i++) {
      ratios.add(
          new Round(some.get(i).rate / others.get(i).rate, some.get(i).cpu / others.get(i).cpu));
    }
    Figures.print(
        what,
        "rate %.2f, CPU %.2f"
            .formatted(median(warm(ratios), Round::rate), median(warm(ratios), Round::cpu)));
  }

  private static List<Round> warm(List<Round> rounds) {
    return rounds.subList(WARM_UPS, rounds.size());
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Figures.percentile(rounds.stream().mapToDouble(figure).toArray(), 0.5);
  }
}
