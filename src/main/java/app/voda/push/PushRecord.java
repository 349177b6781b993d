package app.voda.push;

import app.voda.device.Transport;
import app.voda.event.EventCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts, times and logs every push, by transport, code and outcome.
final class PushRecord {
  private static final Logger log = LoggerFactory.getLogger(PushRecord.class);

  private final MeterRegistry meters;

  PushRecord(MeterRegistry meters) {
    this.meters = meters;
  }

  /// Records one.
  ///
  /// @param ids what was sent to whom, for the log
  void record(
      Transport transport, EventCode code, String ids, Delivery delivery, long nanoseconds) {
    var outcome = outcome(delivery);
    String[] tags = {"transport", transport.name(), "code", code.name(), "outcome", outcome};
    meters.counter("voda.push.sent", tags).increment();
    meters.timer("voda.push.duration", tags).record(Duration.ofNanos(nanoseconds));
    var what = "push transport={} code={} {} outcome={} {}";
    switch (delivery) {
      case Delivery.Accepted(var knownIn) ->
          log.info(what, transport, code, ids, outcome, knownIn == null ? "" : "in=" + knownIn);
      case Delivery.TokenGone(var since) ->
          log.info(what, transport, code, ids, outcome, "since=" + since);
      case Delivery.RetryLater(var after, var why) ->
          log.warn(what, transport, code, ids, outcome, "after=" + after + " " + quoted(why));
      case Delivery.Refused(var why) -> log.error(what, transport, code, ids, outcome, quoted(why));
      case Delivery.Misconfigured(var why) ->
          log.error(what, transport, code, ids, outcome, quoted(why));
    }
  }

  private static String quoted(String why) {
    return "why=\"" + why + "\"";
  }

  private static String outcome(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted _ -> "accepted";
      case Delivery.TokenGone _ -> "token_gone";
      case Delivery.RetryLater _ -> "retry_later";
      case Delivery.Refused _ -> "refused";
      case Delivery.Misconfigured _ -> "misconfigured";
    };
  }
}
