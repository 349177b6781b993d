package app.voda.push.apns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.voda.push.Delivery;
import app.voda.push.Delivery.RetryLater;
import app.voda.testing.ApnsReply;
import app.voda.testing.ApnsRequest;
import app.voda.testing.FakeApns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Connections that break, hang or grow old.
class ApnsFaultsTest {
  private static final ApnsLimits SHORT =
      new ApnsLimits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofMillis(100));
  private static final ApnsLimits PATIENT =
      new ApnsLimits(
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofSeconds(30),
          Duration.ofMillis(100));
  private static final ApnsLimits SHORT_PING =
      new ApnsLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofMillis(200),
          Duration.ofMillis(100));

  private final FakeApns apns = FakeApns.start();
  private final String token = FakeApns.token("leo");
  private ApnsSender sender = ApnsPushes.sender(apns);

  @AfterEach
  void stop() {
    sender.close();
    apns.close();
  }

  static Stream<ApnsReply> faults() {
    return Stream.of(
        FakeApns.reset(),
        FakeApns.cut(),
        FakeApns.goAway(),
        FakeApns.raw("HTTP/1.1 502 Bad Gateway\r\n\r\n<html></html>"),
        // DATA on stream 0, which HTTP/2 forbids.
        FakeApns.raw("\u0000\u0000\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0007"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aBrokenConnectionIsReplacedWithinTheSameSend(ApnsReply fault) {
    use(SHORT);
    apns.answers(token, fault, FakeApns.accepted());
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
    assertThat(apns.received()).hasSize(2);
    assertThat(apns.received())
        .extracting(push -> push.header("apns-id"))
        .containsOnly(apns.received().getFirst().header("apns-id"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aConnectionThatAlwaysBreaksIsAPassingFault(ApnsReply fault) {
    use(SHORT);
    apns.answers(token, fault);
    assertPassingFault(send());
    assertThat(apns.received()).hasSizeLessThanOrEqualTo(2);
    apns.answersAsUsual();
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
  }

  @Test
  void aHangIsWaitedForNoLongerThanTheLimitAndTheNextPushGetsThrough() {
    use(SHORT);
    apns.answers(token, FakeApns.hang(), FakeApns.accepted());
    long begin = System.nanoTime();
    assertThat(send()).isEqualTo(new RetryLater(Duration.ofSeconds(10), "no answer in time"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
    assertThat(apns.received()).extracting(ApnsRequest::connection).containsExactly(1, 2);
  }

  @Test
  void aThousandHangingPushesAllEndAndLeaveNothingBehind() throws Exception {
    use(PATIENT);
    apns.answersAll(FakeApns.hang());
    assertThat(sendTogether(3000)).allSatisfy(ApnsFaultsTest::assertPassingFault);
    apns.answersAsUsual();
    assertThat(sendTogether(3000)).containsOnly(Delivery.ACCEPTED);
    await().until(() -> apns.openConnections() == 1);
  }

  @Test
  void aSlowAnswerIsAnAnswer() {
    use(SHORT);
    apns.answersAll(FakeApns.late(Duration.ofMillis(300), FakeApns.accepted()));
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
  }

  @Test
  void aBusyConnectionIsNotTakenForASilentOne() throws Exception {
    use(PATIENT);
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
    apns.answersAll(FakeApns.late(Duration.ofMillis(2500), FakeApns.accepted()));
    // Twice as many as fit: the second half would have a second and a half for its answers.
    assertThat(sendTogether(2000)).filteredOn(Delivery.ACCEPTED::equals).hasSize(1000);
    assertThat(apns.connections()).isEqualTo(1);
  }

  @Test
  void connectsAgainWhenApnsHasClosedTheIdleConnection() {
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
    apns.cutConnections();
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
    assertThat(apns.connections()).isEqualTo(2);
  }

  @Test
  void connectsAgainEvenIfTheConnectionClosesJustAsThePushStarts() {
    for (int i = 0; i < 100; i++) {
      assertThat(send()).isEqualTo(Delivery.ACCEPTED);
      apns.cutConnections();
    }
  }

  @Test
  void findsOutByAPingThatTheConnectionHasDiedWhileIdle() {
    use(SHORT_PING);
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
    apns.deafen();
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
    assertThat(apns.connections()).isEqualTo(2);
  }

  @Test
  void keepsOneConnectionForManyPushes() throws Exception {
    assertThat(sendTogether(3000)).containsOnly(Delivery.ACCEPTED);
    assertThat(apns.connections()).isEqualTo(1);
    assertThat(apns.received()).hasSize(3000);
  }

  @Test
  void anExpiredProviderTokenIsRenewedWithinTheSameSend() {
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
    apns.expireProviderTokens();
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
    assertThat(apns.received()).extracting(ApnsRequest::status).containsExactly(200, 403, 200);
    assertThat(apns.received().getLast().header("authorization"))
        .isNotEqualTo(apns.received().getFirst().header("authorization"));
  }

  @Test
  void manyPushesThatMeetAnExpiredProviderTokenAllGetThroughAndLeaveOneConnection()
      throws Exception {
    assertThat(send()).isEqualTo(Delivery.ACCEPTED);
    apns.expireProviderTokens();
    assertThat(sendTogether(500)).containsOnly(Delivery.ACCEPTED);
    // Pushes that had chosen the old client as it closed may have opened one more there.
    assertThat(apns.connections()).isBetween(2, 3);
    await().until(() -> apns.openConnections() == 1);
  }

  @Test
  void anUnreachableApnsIsAPassingFault() {
    use(SHORT);
    apns.goDown();
    assertPassingFault(send());
  }

  @Test
  void aFloodOnAnUnreachableApnsEndsInTime() throws Exception {
    use(SHORT);
    apns.goDown();
    assertThat(sendTogether(2000)).allSatisfy(ApnsFaultsTest::assertPassingFault);
  }

  @Test
  void aStrangersCertificateIsAPassingFault() {
    try (var stranger = FakeApns.start()) {
      var settings = apns.settings();
      for (int i = 0; i < settings.length; i++) {
        if (settings[i].contains("trusted-certificates")) {
          settings[i] = "--voda.push.apns.trusted-certificates=" + stranger.certificates();
        }
      }
      sender.close();
      sender = ApnsPushes.sender(settings);
      assertPassingFault(send());
      assertThat(apns.received()).isEmpty();
    }
  }

  @Test
  void afterItsEndEveryPushWaitsForTheNextProcess() {
    sender.close();
    assertPassingFault(send());
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    apns.answersAll(FakeApns.hang());
    var result = new java.util.concurrent.CompletableFuture<Delivery>();
    var thread = Thread.ofVirtual().start(() -> result.complete(send()));
    apns.awaitReceived(1);
    thread.interrupt();
    assertThat(result.get()).isEqualTo(new RetryLater(Duration.ofSeconds(10), "interrupted"));
  }

  private void use(ApnsLimits limits) {
    sender.close();
    sender = ApnsPushes.sender(apns, limits);
  }

  private static void assertPassingFault(Delivery delivery) {
    assertThat(delivery)
        .isInstanceOfSatisfying(
            RetryLater.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(10)));
  }

  private Delivery send() {
    return sender.send(ApnsPushes.reminder(ApnsPushes.iPhone(token), "alarm1"));
  }

  private List<Delivery> sendTogether(int pushes) throws InterruptedException, ExecutionException {
    var deliveries = new ArrayList<Delivery>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<Delivery>>();
      for (int i = 0; i < pushes; i++) {
        var push = ApnsPushes.reminder(ApnsPushes.iPhone(FakeApns.token("phone" + i)));
        futures.add(executor.submit(() -> sender.send(push)));
      }
      for (var future : futures) {
        deliveries.add(future.get());
      }
    }
    return deliveries;
  }
}
