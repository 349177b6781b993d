package app.voda.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.push.Delivery.RetryLater;
import app.voda.push.fcm.FcmPushes;
import app.voda.testing.FakePhones;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PushesTest {
  private final FakePhones phones = new FakePhones();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Pushes pushes = new Pushes(List.of(phones), List.of(), meters);
  private final CountDownLatch back = new CountDownLatch(1);

  @AfterEach
  void close() {
    back.countDown();
    pushes.close();
  }

  @Test
  void aSenderThatBreaksHoldsNobodyUp() {
    phones.answers(
        "broken",
        _ -> {
          throw new NoClassDefFoundError("bug");
        });
    assertThat(pushes.send(List.of(FcmPushes.to("broken"), FcmPushes.to("token"))))
        .containsExactly(
            new RetryLater(Duration.ofSeconds(10), "sender failed"), Delivery.ACCEPTED);
  }

  @Test
  void nobodyWaitsForAProviderThatHasStoppedAnswering() {
    phones.answers("hanging", _ -> whenItIsBack());
    pushes.send(List.of(FcmPushes.to("token")));
    var hanging = Collections.nCopies(Provider.ENOUGH_WAITING, FcmPushes.to("hanging"));
    assertThat(pushes.send(hanging)).containsOnly(Provider.SILENT);
    assertThat(pushes.send(List.of(FcmPushes.to("token")))).containsExactly(Provider.SILENT);
  }

  @Test
  void whoIsInterruptedWaitsNoLongerAndSaysSo() {
    phones.answers("hanging", _ -> whenItIsBack());
    Thread.currentThread().interrupt();
    assertThat(pushes.send(List.of(FcmPushes.to("hanging"))))
        .containsExactly(new RetryLater(Duration.ofSeconds(10), "interrupted"));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void eachPushIsRecordedWithTheTimeItTook() {
    pushes.send(List.of(FcmPushes.to("token"), FcmPushes.to("token")));
    var took = meters.get("voda.push.duration").tag("outcome", "accepted").timer();
    assertThat(took.count()).isEqualTo(2);
    assertThat(took.max(TimeUnit.HOURS)).isLessThan(1);
  }

  @Test
  void nothingIsSentAfterTheEnd() {
    pushes.close();
    assertThatThrownBy(() -> pushes.send(List.of(FcmPushes.to("token"))))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(phones.sent()).isEmpty();
  }

  private Delivery whenItIsBack() {
    try {
      back.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Delivery.ACCEPTED;
  }
}
