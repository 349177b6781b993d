package app.voda.push;

import app.voda.device.Transport;
import app.voda.event.EventCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts, times and logs every push, by transport, code and outcome.
final class PushRecord {
  private static final Logger log = LoggerFactory.getLogger(PushRecord.class);

  private static final String SENT = "voda.push.sent";

  private final MeterRegistry meters;

  /// The kinds of answers; the names are tags.
  private enum Outcome {
    ACCEPTED,
    TOKEN_GONE,
    RETRY_LATER,
    REFUSED,
    MISCONFIGURED;

    static Outcome of(Delivery delivery) {
      return switch (delivery) {
        case Delivery.Accepted _ -> ACCEPTED;
        case Delivery.TokenGone _ -> TOKEN_GONE;
        case Delivery.RetryLater _ -> RETRY_LATER;
        case Delivery.Refused _ -> REFUSED;
        case Delivery.Misconfigured _ -> MISCONFIGURED;
      };
    }

    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  PushRecord(MeterRegistry meters) {
    this.meters = meters;
    // Prometheus sees no rise in a counter that comes into being with what it counts: a first batch
    // of dead tokens would raise no alert.
    for (var transport : Transport.values()) {
      for (var code : EventCode.values()) {
        for (var outcome : Outcome.values()) {
          meters.counter(SENT, tags(transport, code, outcome.tag()));
        }
      }
    }
  }

  private static String[] tags(Transport transport, EventCode code, String outcome) {
    return new String[] {"transport", transport.name(), "code", code.name(), "outcome", outcome};
  }

  /// Records one.
  ///
  /// @param ids what was sent to whom, for the log
  void record(
      Transport transport, EventCode code, String ids, Delivery delivery, long nanoseconds) {
    var outcome = Outcome.of(delivery).tag();
    var tags = tags(transport, code, outcome);
    meters.counter(SENT, tags).increment();
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
}
