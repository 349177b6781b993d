package app.voda.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery;
import app.voda.testing.FakeFcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FcmConnectionsTest {

  @Test
  void sendsManyOverFewConnectionsWithinTheirBounds() throws Exception {
    try (var fcm = FakeFcm.startTls(1_000).latency(Duration.ofMillis(200));
        var sender = FcmPushes.sender(fcm)) {
      assertThat(send(sender, 1_000)).containsOnly(Delivery.ACCEPTED);
      assertThat(fcm.connections()).isBetween(2, FcmPool.MOST);
      assertThat(fcm.mostStreams()).isBetween(2, FcmPool.STREAMS);
      assertThat(fcm.received()).hasSize(1_000).allMatch(r -> r.protocol().equals("HTTP/2"));
    }
  }

  @Test
  void keepsToTheServersBound() throws Exception {
    try (var fcm = FakeFcm.startTls(10).latency(Duration.ofMillis(20));
        var sender = FcmPushes.sender(fcm)) {
      assertThat(send(sender, 200)).containsOnly(Delivery.ACCEPTED);
      assertThat(fcm.mostStreams()).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void oneAfterTheOtherNeedsOneConnection() {
    try (var fcm = FakeFcm.startTls(100);
        var sender = FcmPushes.sender(fcm)) {
      for (int i = 0; i < 20; i++) {
        assertThat(sender.send(FcmPushes.to("token"))).isEqualTo(Delivery.ACCEPTED);
      }
      assertThat(fcm.connections()).isEqualTo(1);
    }
  }

  @Test
  void whoWaitsForAConnectionWaitsNoLongerThanASend() throws Exception {
    try (var fcm = FakeFcm.startTls(1);
        var sender = FcmPushes.sender(fcm, Duration.ofSeconds(1))) {
      fcm.answersAll(FakeFcm.hang());
      assertThat(send(sender, 50)).allMatch(Delivery.RetryLater.class::isInstance);
      fcm.answersAll(FakeFcm.accepted());
      assertThat(sender.send(FcmPushes.to("token"))).isEqualTo(Delivery.ACCEPTED);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connectsAnewWhenTheServerHasClosed(boolean tls) {
    try (var fcm = tls ? FakeFcm.startTls(100) : FakeFcm.start();
        var sender = FcmPushes.sender(fcm)) {
      assertThat(sender.send(FcmPushes.to("token"))).isEqualTo(Delivery.ACCEPTED);
      fcm.closeConnections();
      // The first may find out that the connection is gone.
      sender.send(FcmPushes.to("token"));
      assertThat(sender.send(FcmPushes.to("token"))).isEqualTo(Delivery.ACCEPTED);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connectsAnewWhenAConnectionAnswersNobody(boolean tls) {
    try (var fcm = tls ? FakeFcm.startTls(100) : FakeFcm.start();
        var sender = FcmPushes.sender(fcm, Duration.ofSeconds(1))) {
      fcm.answersAll(FakeFcm.hang(), FakeFcm.accepted());
      assertThat(sender.send(FcmPushes.to("token"))).isInstanceOf(Delivery.RetryLater.class);
      assertThat(sender.send(FcmPushes.to("token"))).isEqualTo(Delivery.ACCEPTED);
      assertThat(fcm.connections()).isEqualTo(2);
    }
  }

  @Test
  void keepsAConnectionThatAnswersOthers() throws Exception {
    try (var fcm = FakeFcm.startTls(100);
        var sender = FcmPushes.sender(fcm, Duration.ofSeconds(3))) {
      fcm.answersAll(FakeFcm.accepted().after(Duration.ofMillis(10)))
          .answers("hangs", FakeFcm.hang());
      assertThat(sender.send(FcmPushes.to("token"))).isEqualTo(Delivery.ACCEPTED);
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        var hanging = executor.submit(() -> sender.send(FcmPushes.to("hangs")));
        while (!hanging.isDone()) {
          assertThat(sender.send(FcmPushes.to("token"))).isEqualTo(Delivery.ACCEPTED);
        }
      }
      assertThat(fcm.connections()).isEqualTo(1);
    }
  }

  @Test
  void speaksHttp1WhereThatIsAllThereIs() throws Exception {
    try (var plain = FakeFcm.start();
        var tls = FakeFcm.startTlsHttp1()) {
      for (var fcm : List.of(plain, tls)) {
        try (var sender = FcmPushes.sender(fcm)) {
          assertThat(send(sender, 200)).containsOnly(Delivery.ACCEPTED);
          assertThat(fcm.received()).hasSize(200).allMatch(r -> r.protocol().equals("HTTP/1.1"));
        }
      }
    }
  }

  @Test
  void sendsWhatFcmExpects() {
    try (var fcm = FakeFcm.startTls(100);
        var sender = FcmPushes.sender(fcm)) {
      sender.send(FcmPushes.to("token"));
      var request = fcm.received().getFirst();
      assertThat(request.path()).isEqualTo("/v1/projects/p/messages:send");
      assertThat(request.token()).isEqualTo("token");
      assertThat(request.headers())
          .containsEntry("authorization", "Bearer none")
          .containsEntry("content-type", "application/json; charset=UTF-8")
          .doesNotContainKeys("accept-encoding", "transfer-encoding");
    }
  }

  private static List<Delivery> send(FcmSender sender, int count)
      throws InterruptedException, ExecutionException {
    var futures = new ArrayList<Future<Delivery>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Delivery> one = () -> sender.send(FcmPushes.to("token"));
      for (int i = 0; i < count; i++) {
        futures.add(executor.submit(one));
      }
    }
    var deliveries = new ArrayList<Delivery>();
    for (var future : futures) {
      deliveries.add(future.get());
    }
    return deliveries;
  }
}
