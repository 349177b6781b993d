package app.voda.event;

import io.micrometer.core.instrument.MeterRegistry;
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
  }

  public void take(DeadLetter letter) {
    if (!letters.add(letter)) {
      return;
    }
    var code = letter.code() == null ? "none" : letter.code().name();
    meters.counter("voda.dead.letters", "reason", letter.reason().name(), "code", code).increment();
    log.error(
        "dead letter id={} reason={} code={} alarmId={} memberId={} why=\"{}\", kept for {}",
        letter.id(),
        letter.reason(),
        code,
        letter.alarmId(),
        letter.memberId(),
        letter.detail(),
        DeadLetters.KEPT);
  }
}
