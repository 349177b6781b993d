package app.voda.push;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery.RetryLater;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Provider provider = new Provider(nanos::get);
  private final CountDownLatch back = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void letGo() {
    back.countDown();
    threads.close();
  }

  @Test
  void passesOnWhatIsAnswered() {
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
  }

  @Test
  void aFewSendsWithoutAnAnswerMayBeOnePhonesTrouble() throws InterruptedException {
    hang(Provider.ENOUGH_WAITING - 1);
    pass(Duration.ofSeconds(9));
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
  }

  @Test
  void whoeverHasStoppedAnsweringIsLeftAlone() throws InterruptedException {
    hang(Provider.ENOUGH_WAITING);
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
    pass(Provider.SILENCE.plusMillis(1));
    assertThat(answering()).isEqualTo(Provider.SILENT);
  }

  @Test
  void aFirstConnectionMayTakeLonger() throws InterruptedException {
    hang(Provider.ENOUGH_WAITING);
    pass(Provider.SILENCE_AT_FIRST);
    assertThat(provider.isSilent()).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(provider.isSilent()).isTrue();
  }

  @Test
  void slownessWithAnswersInBetweenIsNoSilence() throws InterruptedException {
    hang(Provider.ENOUGH_WAITING);
    for (int i = 0; i < 5; i++) {
      pass(Provider.SILENCE.minusMillis(1));
      assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
    }
  }

  @Test
  void aFewSendsFindOutWhenItIsBack() throws InterruptedException {
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
    hang(Provider.ENOUGH_WAITING);
    pass(Provider.SILENCE.plusMillis(1));
    assertThat(answering()).isEqualTo(Provider.SILENT);
    back.countDown();
    threads.close();
    // Still silent: what came back had timed out. The next send is let through, and answered.
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
  }

  private Delivery answering() {
    return provider.admits() ? provider.send(() -> Delivery.ACCEPTED) : Provider.SILENT;
  }

  private void hang(int sends) throws InterruptedException {
    var sending = new CountDownLatch(sends);
    for (int i = 0; i < sends; i++) {
      threads.execute(() ->
          provider.send(() -> {
            sending.countDown();
            await(back);
            return new RetryLater(Duration.ofSeconds(10), "timeout");
          }));
    }
    sending.await();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
