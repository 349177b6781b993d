package app.voda.push;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.Delivery.RetryLater;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
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
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
    hang(Provider.ENOUGH_WAITING - 1);
    assertThat(isInVain(10 * Provider.LOOKS)).isFalse();
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
  }

  @Test
  void whoeverHasStoppedAnsweringIsLeftAlone() throws InterruptedException {
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
    hang(Provider.ENOUGH_WAITING);
    assertThat(isInVain(Provider.LOOKS - 1)).isFalse();
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
    assertThat(isInVain(Provider.LOOKS)).isTrue();
    assertThat(answering()).isEqualTo(Provider.SILENT);
  }

  @Test
  void timeInWhichNobodyLooksIsNoSilence() throws InterruptedException {
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
    hang(Provider.ENOUGH_WAITING);
    pass(Duration.ofMinutes(1));
    assertThat(isInVain(1)).isFalse();
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
  }

  @Test
  void aFirstConnectionMayTakeLonger() throws InterruptedException {
    hang(Provider.ENOUGH_WAITING);
    assertThat(isInVain(Provider.LOOKS_AT_FIRST - 1)).isFalse();
    assertThat(isInVain(Provider.LOOKS_AT_FIRST)).isTrue();
  }

  @Test
  void slownessWithAnswersInBetweenIsNoSilence() throws InterruptedException {
    hang(Provider.ENOUGH_WAITING);
    var waiting = provider.new Waiting();
    for (int i = 0; i < 10 * Provider.LOOKS; i++) {
      if (i % (Provider.LOOKS - 1) == 0) {
        assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
      }
      assertThat(waiting.isInVain()).isFalse();
    }
  }

  @Test
  void oneThatIsSlowButSteadyIsGivenItsTime() throws InterruptedException {
    provider.send(() -> {
      pass(Provider.LOOK.multipliedBy(7));
      return Delivery.ACCEPTED;
    });
    hang(Provider.ENOUGH_WAITING);
    assertThat(isInVain(Provider.LOOKS + 6)).isFalse();
    assertThat(isInVain(Provider.LOOKS + 7)).isTrue();
  }

  @Test
  void aFewSendsFindOutWhenItIsBack() throws InterruptedException {
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
    hang(Provider.ENOUGH_WAITING);
    assertThat(isInVain(Provider.LOOKS)).isTrue();
    assertThat(answering()).isEqualTo(Provider.SILENT);
    pass(Duration.ofSeconds(10));
    back.countDown();
    threads.close();
    // Still silent: what came back had timed out. The next send is let through, and answered.
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
    assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
  }

  @Nested
  class WhileItIsSilent {
    private static final RetryLater FAULT = new RetryLater(Duration.ofSeconds(10), "fault");

    @BeforeEach
    void fallSilent() throws InterruptedException {
      pass(Duration.ofHours(1));
      assertThat(answering()).isEqualTo(Delivery.ACCEPTED);
      hang(Provider.ENOUGH_WAITING);
      assertThat(isInVain(Provider.LOOKS)).isTrue();
      pass(Duration.ofSeconds(10));
      back.countDown();
      threads.close();
    }

    @Test
    void onlyAFewSendsAreTried() {
      assertThat(admittedBeside(Provider.PROBES - 1)).isTrue();
      assertThat(admittedBeside(Provider.PROBES)).isFalse();
    }

    @Test
    void aFaultThatComesBackAtOnceIsAnAnswer() {
      sendTaking(Duration.ofMillis(999), FAULT);
      assertThat(admittedBeside(Provider.PROBES)).isTrue();
    }

    @Test
    void aFaultThatComesLateMayBeATimeout() {
      sendTaking(Duration.ofSeconds(1), FAULT);
      assertThat(admittedBeside(Provider.PROBES)).isFalse();
    }

    @Test
    void anyOtherAnswerIsOneHoweverLate() {
      sendTaking(Duration.ofSeconds(19), new Delivery.Refused("too large"));
      assertThat(admittedBeside(Provider.PROBES)).isTrue();
    }

    private void sendTaking(Duration time, Delivery delivery) {
      var answer =
          provider.send(() -> {
            pass(time);
            return delivery;
          });
      assertThat(answer).isEqualTo(delivery);
    }

    /// Whether one more send is admitted beside so many that wait for an answer.
    private boolean admittedBeside(int sends) {
      if (sends == 0) {
        return provider.admits();
      }
      var admitted = new AtomicBoolean();
      provider.send(() -> {
        admitted.set(admittedBeside(sends - 1));
        pass(Duration.ofSeconds(10));
        return FAULT;
      });
      return admitted.get();
    }
  }

  private Delivery answering() {
    return provider.admits() ? provider.send(() -> Delivery.ACCEPTED) : Provider.SILENT;
  }

  private boolean isInVain(int looks) {
    var waiting = provider.new Waiting();
    for (int i = 1; i < looks; i++) {
      assertThat(waiting.isInVain()).isFalse();
    }
    return waiting.isInVain();
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
