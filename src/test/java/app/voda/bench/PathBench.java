package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery;
import app.voda.push.PushSender;
import app.voda.push.apns.ApnsPushes;
import app.voda.push.apns.ApnsSender;
import app.voda.push.fcm.FcmPushes;
import app.voda.push.fcm.FcmSender;
import app.voda.testing.ApnsProcess;
import app.voda.testing.Broadcasts;
import app.voda.testing.FakeApns;
import app.voda.testing.FakeFcmProcess;
import app.voda.testing.FcmOverTls;
import app.voda.testing.Voda;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pushes through the whole path, from the timed callback over the store to the provider, beside
/// the same number through the bare senders: half FCM, half APNs, both in processes of their own,
/// over TLS and HTTP/2.
class PathBench {
  private static final int ROOMS = Integer.getInteger("voda.bench.rooms", 1_000);
  private static final int CALLERS = 400;
  private static final int WARM_UPS = 4;
  private static final int ROUNDS = 5;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private record Round(double rate, double cpu) {}

  @Test
  void tellsAThousandRooms(@TempDir Path data) throws Exception {
    try (var fcm = FakeFcmProcess.start(data, Duration.ZERO);
        var apns = ApnsProcess.start(Duration.ZERO);
        var voda =
            Voda.start(
                data,
                List.of(FcmOverTls.class),
                Stream.of(FcmOverTls.settings(fcm.endpoint(0), fcm.certificate()), apns.settings())
                    .flatMap(Stream::of)
                    .toArray(String[]::new))) {
      var rooms = Broadcasts.open(voda, ROOMS);
      var path = new ArrayList<Round>();
      var bare = new ArrayList<Round>();
      int pushes = 0;
      for (int i = 0; i < WARM_UPS + ROUNDS; i++) {
        pushes = rooms.prepare().values().stream().mapToInt(Set::size).sum();
        path.add(measure(pushes, () -> tell(rooms)));
        int count = pushes;
        bare.add(measure(count, () -> send(voda, count)));
      }
      assertThat(sent(voda)).isEqualTo(pushes * (WARM_UPS + ROUNDS));
      print("the whole path", path);
      print("the bare senders", bare);
      Figures.print(
          "the whole path by the bare senders",
          "rate %.2f, CPU %.2f"
              .formatted(
                  median(path, Round::rate) / median(bare, Round::rate),
                  median(path, Round::cpu) / median(bare, Round::cpu)));
    }
  }

  private static void tell(Broadcasts rooms) {
    rooms.fallDue();
    rooms.pass(Duration.ZERO);
  }

  // None had to be sent twice.
  private static int sent(Voda voda) {
    return (int)
        voda.bean(MeterRegistry.class).get("voda.push.sent").tag("code", "M2").counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum();
  }

  private static void send(Voda voda, int count) throws Exception {
    PushSender fcm = voda.bean(FcmSender.class);
    PushSender apns = voda.bean(ApnsSender.class);
    var android = FcmPushes.to("t".repeat(160));
    var iPhone = ApnsPushes.reminder(ApnsPushes.iPhone(FakeApns.token("phone")));
    var next = new AtomicInteger();
    Callable<Integer> caller =
        () -> {
          int accepted = 0;
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            var delivery = i % 2 == 0 ? fcm.send(android) : apns.send(iPhone);
            accepted += delivery instanceof Delivery.Accepted ? 1 : 0;
          }
          return accepted;
        };
    int accepted = 0;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var callers = new ArrayList<Future<Integer>>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(executor.submit(caller));
      }
      for (var one : callers) {
        accepted += one.get();
      }
    }
    assertThat(accepted).isEqualTo(count);
  }

  private interface Sending {
    void run() throws Exception;
  }

  private static Round measure(int pushes, Sending sending) throws Exception {
    long cpu = SYSTEM.getProcessCpuTime();
    long begin = System.nanoTime();
    sending.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
    return new Round(pushes / seconds, cpuSeconds * 1000 / pushes);
  }

  private static void print(String what, List<Round> rounds) {
    Figures.print(
        "M2 to " + ROOMS + " rooms, " + what,
        "%.0f pushes/s, %.3f CPU s per 1,000"
            .formatted(median(rounds, Round::rate), median(rounds, Round::cpu)));
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    var warm = rounds.subList(WARM_UPS, rounds.size()).stream().mapToDouble(figure).toArray();
    return Figures.percentile(warm, 0.5);
  }
}
