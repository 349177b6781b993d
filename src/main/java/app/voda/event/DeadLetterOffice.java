package app.voda.event;

import app.voda.event.DeadLetter.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes in what ended without delivery: keeps it, counts it and says so in the log.
@Component
public final class DeadLetterOffice {
  private static final Logger log = LoggerFactory.getLogger(DeadLetterOffice.class);

  private final DeadLetters letters;
  private final MeterRegistry meters;

  DeadLetterOffice(DeadLetters letters, MeterRegistry meters) {
    this.letters = letters;
    this.meters = meters;
    // Prometheus sees no rise in a counter that comes into being with what it counts.
    counter(Reason.MALFORMED, null);
    for (var code : EventCode.values()) {
      counter(Reason.GIVEN_UP, code);
      counter(Reason.REFUSED, code);
    }
  }

  private Counter counter(Reason reason, @Nullable EventCode code) {
    return meters.counter(
        "voda.dead.letters", "reason", reason.name(), "code", code == null ? "none" : code.name());
  }

  public void take(DeadLetter letter) {
    if (!letters.add(letter)) {
      return;
    }
    counter(letter.reason(), letter.code()).increment();
    log.error(
        "dead letter id={} reason={} code={} alarmId={} memberId={} why=\"{}\", kept for {}",
        letter.id(),
        letter.reason(),
        letter.code(),
        letter.alarmId(),
        letter.memberId(),
        letter.detail(),
        DeadLetters.KEPT);
  }
}
