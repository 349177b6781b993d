package app.voda.event;

import app.voda.event.Outcome.Done;
import app.voda.event.Outcome.Ignored;
import app.voda.event.Outcome.TryAgain;
import app.voda.event.Outcome.Why;
import app.voda.id.Digest;
import app.voda.problem.Refusal;
import app.voda.store.Conflict;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes what the queue calls back with, and hands it to the action of its code.
@Component
public final class Callbacks {
  private static final Logger log = LoggerFactory.getLogger(Callbacks.class);

  private final Map<EventCode, EventAction> actions = new EnumMap<>(EventCode.class);
  private final EventJson json;
  private final DeadLetters deadLetters;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Callbacks(
      List<EventAction> actions,
      EventJson json,
      DeadLetters deadLetters,
      InstantSource clock,
      MeterRegistry meters) {
    for (var action : actions) {
      for (var code : action.codes()) {
        if (this.actions.put(code, action) != null) {
          throw new IllegalStateException(code + " has two actions");
        }
      }
    }
    this.json = json;
    this.deadLetters = deadLetters;
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
    var outcome = act(event);
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
    meters
        .counter("voda.callbacks", "code", event.code().name(), "outcome", name(outcome))
        .increment();
    return outcome;
  }

  private Outcome act(RoomEvent event) {
    var action = actions.get(event.code());
    if (action == null) {
      throw new IllegalStateException(event.code() + " has no action");
    }
    try {
      return action.act(event);
    } catch (Conflict | Refusal e) {
      // One busy room must not slow the whole queue down, as a 503 would.
      return new TryAgain(clock.instant().plusSeconds(1), "busy");
    }
  }

  private Outcome malformed(String body, Attempt attempt, String why) {
    var id = Digest.of(body);
    deadLetters.add(
        new DeadLetter(id, DeadLetter.Reason.MALFORMED, null, null, body, why, clock.instant()));
    log.error(
        "callback outcome=MALFORMED deadLetter={} task={} why=\"{}\"", id, attempt.taskName(), why);
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
