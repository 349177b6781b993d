package app.voda.push;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.Transport;
import app.voda.event.EventCode;
import app.voda.push.Delivery.Accepted;
import app.voda.push.Delivery.Misconfigured;
import app.voda.push.Delivery.Refused;
import app.voda.push.Delivery.RetryLater;
import app.voda.push.Delivery.TokenGone;
import app.voda.testing.Samples;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PushRecordTest {
  private static final Map<Delivery, String> NAMES =
      Map.of(
          new Accepted(null),
          "accepted",
          new TokenGone(Samples.NOW),
          "token_gone",
          new RetryLater(Duration.ofSeconds(10), "busy"),
          "retry_later",
          new Refused("too large"),
          "refused",
          new Misconfigured("no key"),
          "misconfigured");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final PushRecord record = new PushRecord(meters);

  @Test
  void countsAndTimesEachAnswerByTransportCodeAndOutcome() {
    NAMES.forEach((delivery, name) -> {
      record.record(Transport.APNS, EventCode.M2, "", delivery, Duration.ofMillis(7).toNanos());
      var sent =
          meters.get("voda.push.sent").tags("transport", "APNS", "code", "M2", "outcome", name);
      assertThat(sent.counter().count()).isEqualTo(1);
      var took = meters.get("voda.push.duration").tag("outcome", name).timer();
      assertThat(took.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(7);
      assertThat(took.getId().getTag("code")).isEqualTo("M2");
    });
    assertThat(meters.find("voda.push.duration").timers()).hasSize(NAMES.size());
    assertThat(sum()).isEqualTo(NAMES.size());
  }

  // An alert on a rise sees none in a counter that comes into being with what it counts.
  @Test
  void showsEveryCounterFromTheStart() {
    int all = Transport.values().length * EventCode.values().length * NAMES.size();
    assertThat(meters.find("voda.push.sent").counters()).hasSize(all);
    assertThat(sum()).isZero();
    assertThat(meters.find("voda.push.duration").timers()).isEmpty();
  }

  private double sum() {
    return meters.find("voda.push.sent").counters().stream().mapToDouble(Counter::count).sum();
  }
}
