package app.voda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.push.fcm.FcmConnections;
import app.voda.push.fcm.FcmCredentials;
import app.voda.push.fcm.FcmPushes;
import app.voda.push.fcm.FcmSender;
import app.voda.testing.FakeFcm;
import app.voda.testing.FakeFcmProcess;
import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.Notification;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pushes through FCM: bare firebase-admin, ours, and the HTTP/2 client alone, against the same
/// servers over TLS, which run in processes of their own.
class FcmBench {
  private static final int ROUNDS = 5;
  private static final int COUNT = 10_000;
  private static final Push PUSH = FcmPushes.to("t".repeat(160));
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /// What one round took.
  private record Round(double rate, double cpu) {}

  /// Sends so many pushes.
  private interface Sending {
    void send(int count) throws Exception;
  }

  /// One of those compared, with what its rounds took.
  private record Contender(String name, int count, Sending sending, List<Round> rounds) {
    Contender(String name, int count, Sending sending) {
      this(name, count, sending, new ArrayList<>());
    }

    Round median() {
      return new Round(
          Figures.percentile(rounds.stream().mapToDouble(Round::rate).toArray(), 0.5),
          Figures.percentile(rounds.stream().mapToDouble(Round::cpu).toArray(), 0.5));
    }
  }

  @Test
  void comparesWithBareFirebase(@TempDir Path directory) throws Exception {
    try (var fcm = FakeFcmProcess.start(directory, Duration.ZERO, Duration.ofMillis(50))) {
      compare("at once", directory, fcm.endpoint(0), fcm.certificate(), 20, 200, 10_000);
      compare(
          "after 50 ms",
          directory,
          fcm.endpoint(1),
          fcm.certificate(),
          10,
          BareFirebase.BATCH,
          4_000);
    }
  }

  private static void compare(
      String when,
      Path directory,
      URI fcm,
      X509Certificate trusted,
      int warmUp,
      int callers,
      int bareCount)
      throws Exception {
    try (var bare = new BareFirebase(fcm, trusted, directory);
        var ours = sender(new FcmConnections(fcm, trusted));
        var floor = new BareHttp2(fcm, trusted, request())) {
      var contenders =
          List.of(
              new Contender("bare", bareCount, count -> inBatches(bare, count)),
              new Contender("ours", COUNT, count -> many(callers, count, () -> taken(ours))),
              new Contender("floor", COUNT, count -> many(callers, count, floor::send)));
      for (int round = -warmUp; round < ROUNDS; round++) {
        for (var contender : contenders) {
          var measured = measure(contender);
          if (round >= 0) {
            contender.rounds().add(measured);
          }
        }
      }
      for (var contender : contenders) {
        print(when, contender.name(), contender.median(), contenders.getFirst().median());
      }
    }
  }

  private static boolean taken(FcmSender sender) {
    return sender.send(PUSH) instanceof Delivery.Accepted;
  }

  private static void print(String when, String name, Round round, Round bare) {
    Figures.print(
        "FCM " + when + ", " + name,
        "%.0f pushes/s (%.2f of bare), %.3f CPU s per 1,000 (%.2f of bare)"
            .formatted(
                round.rate(), round.rate() / bare.rate(), round.cpu(), round.cpu() / bare.cpu()));
  }

  private static Round measure(Contender contender) throws Exception {
    long cpu = SYSTEM.getProcessCpuTime();
    long begin = System.nanoTime();
    contender.sending().send(contender.count());
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpuMillis = (SYSTEM.getProcessCpuTime() - cpu) / 1e6;
    return new Round(contender.count() / seconds, cpuMillis / contender.count());
  }

  private static void inBatches(BareFirebase bare, int count) throws Exception {
    for (int sent = 0; sent < count; sent += BareFirebase.BATCH) {
      // Each phone gets a message of its own.
      var batch = Stream.generate(() -> message(PUSH)).limit(BareFirebase.BATCH).toList();
      assertThat(bare.send(batch)).isEqualTo(BareFirebase.BATCH);
    }
  }

  private static void many(int callers, int count, Callable<Boolean> one) throws Exception {
    var left = new AtomicInteger(count);
    Callable<Integer> caller =
        () -> {
          int taken = 0;
          while (left.getAndDecrement() > 0) {
            if (one.call()) {
              taken++;
            }
          }
          return taken;
        };
    var futures = new ArrayList<Future<Integer>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        futures.add(executor.submit(caller));
      }
    }
    int taken = 0;
    for (var future : futures) {
      taken += future.get();
    }
    assertThat(taken).isEqualTo(count);
  }

  private static FcmSender sender(FcmConnections connections) {
    return new FcmSender(
        "p", FcmCredentials.none(Clock.systemUTC()), connections, Clock.systemUTC());
  }

  // What our sender sends, byte for byte.
  private static FakeFcm.Received request() {
    try (var fcm = FakeFcm.startTls(100);
        var sender = sender(new FcmConnections(fcm.endpoint(), fcm.certificate()))) {
      assertThat(sender.send(PUSH)).isEqualTo(Delivery.ACCEPTED);
      return fcm.received().getFirst();
    }
  }

  // A fid, which firebase-admin prefers since 9.11, is nothing that the phones register.
  @SuppressWarnings("deprecation")
  private static Message message(Push push) {
    return Message.builder()
        .setToken(push.device().token().value())
        .setNotification(Notification.builder().setTitle(push.title()).setBody(push.body()).build())
        .putData("alarmId", push.alarmId().value())
        .putData("code", push.code().name())
        .putData("roomId", push.roomId().value())
        .putData("turn", Integer.toString(push.turn()))
        .setAndroidConfig(
            AndroidConfig.builder()
                .setPriority(AndroidConfig.Priority.HIGH)
                .setTtl(3_600_000)
                .setNotification(
                    AndroidNotification.builder()
                        .setTag(push.alarmId().value())
                        .setChannelId(push.code().name())
                        .build())
                .build())
        .build();
  }
}
