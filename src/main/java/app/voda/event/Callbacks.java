package app.voda.event;

import app.voda.event.Outcome.Done;
import app.voda.event.Outcome.Ignored;
import app.voda.event.Outcome.TryAgain;
import app.voda.event.Outcome.Why;
import app.voda.id.Digest;
import app.voda.problem.Refusal;
import app.voda.store.Conflict;
import app.voda.store.Transactions;
import app.voda.store.Unreadable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes what the queue calls back with, and hands it to the actions of its code.
@Component
public final class Callbacks {
  private static final Logger log = LoggerFactory.getLogger(Callbacks.class);

  private final Map<EventCode, List<EventAction>> actions = new EnumMap<>(EventCode.class);
  private final EventJson json;
  private final DeadLetterOffice deadLetters;
  private final Transactions transactions;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Callbacks(
      List<EventAction> actions,
      EventJson json,
      DeadLetterOffice deadLetters,
      Transactions transactions,
      InstantSource clock,
      MeterRegistry meters) {
    for (var action : actions) {
      for (var code : action.codes()) {
        this.actions.computeIfAbsent(code, _ -> new ArrayList<>()).add(action);
      }
    }
    this.json = json;
    this.deadLetters = deadLetters;
    this.transactions = transactions;
    this.clock = clock;
    this.meters = meters;
  }

  /// Acts on one task.
  ///
  /// @param attempt the task as the queue tells of it
  public Outcome handle(String body, Attempt attempt) {
    RoomEvent event;
    try {
      event = json.read(body);
    } catch (IllegalArgumentException e) {
      return malformed(body, attempt, String.valueOf(e.getMessage()));
    }
    Outcome outcome;
    try {
      outcome = transactions.reading(() -> act(event));
    } catch (Unreadable e) {
      return malformed(body, attempt, String.valueOf(e.getMessage()));
    }
    var lag = attempt.lagMillis(clock.instant());
    log.info(
        "callback code={} roomId={} turn={} revision={} outcome={} retry={} lagMs={} task={}",
        event.code(),
        event.roomId(),
        event.turn(),
        event.revision(),
        describe(outcome),
        attempt.retryCount(),
        lag,
        attempt.taskName());
    var code = event.code().name();
    meters.counter("voda.callbacks", "code", code, "outcome", name(outcome)).increment();
    if (attempt.isFirst()) {
      meters.timer("voda.task.lag", "code", code).record(Duration.ofMillis(lag));
    }
    return outcome;
  }

  private Outcome act(RoomEvent event) {
    var mine = actions.get(event.code());
    if (mine == null) {
      throw new IllegalStateException(event.code() + " has no action");
    }
    return mine.stream().map(action -> act(action, event)).reduce(Outcome::both).orElseThrow();
  }

  private Outcome act(EventAction action, RoomEvent event) {
    try {
      return action.act(event);
    } catch (Conflict | Refusal e) {
      // One busy room must not slow the whole queue down, as a 503 would.
      return new TryAgain(clock.instant().plusSeconds(1), "busy");
    }
  }

  private Outcome malformed(String body, Attempt attempt, String why) {
    deadLetters.take(DeadLetter.malformed(Digest.of(body), body, why, clock.instant()));
    log.error("callback outcome=MALFORMED task={} why=\"{}\"", attempt.taskName(), why);
    return Outcome.ignored(Why.MALFORMED);
  }

  private static String describe(Outcome outcome) {
    return switch (outcome) {
      case Done _ -> "DONE";
      case Ignored(var why) -> "IGNORED(" + why + ")";
      case TryAgain(var at, var reason) -> "TRY_AGAIN(" + reason + ", not before " + at + ")";
    };
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Done _ -> "done";
      case Ignored(var why) -> why.name().toLowerCase(java.util.Locale.ROOT);
      case TryAgain _ -> "try_again";
    };
  }
}
