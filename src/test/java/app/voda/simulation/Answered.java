package app.voda.simulation;

import app.voda.event.Attempt;
import app.voda.event.Callbacks;
import app.voda.event.Outcome;

/// What an instance answers a queue that calls back, as its callback's controller does.
final class Answered {
  static final int NOTHING = 0;
  private static final int TOO_EARLY = 425;
  private static final int UNAVAILABLE = 503;

  private Answered() {}

  /// Takes a call of the current activity.
  ///
  /// @param call names it, the same in every run of a seed
  /// @return the status that the queue sees; 0 when the answer is lost
  static int status(Services services, String call, String body, Attempt attempt) {
    var world = Activity.current().world;
    var lost = world.befalls("lost answer to " + call, world.weather.faults());
    int status;
    String said;
    try {
      var outcome = services.get(Callbacks.class).handle(body, attempt);
      status = status(outcome);
      said = outcome.toString();
    } catch (RuntimeException e) {
      if (!Services.isExpected(e)) {
        world.ledger.broken("a callback broke", e);
      }
      status = UNAVAILABLE;
      said = e.toString();
    }
    var number = Activity.current().instance.number;
    world.trace.note(
        "callback %s on %d: %s%s".formatted(call, number, said, lost ? ", answer lost" : ""));
    return lost ? NOTHING : status;
  }

  private static int status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> 204;
      case Outcome.Ignored _ -> 202;
      case Outcome.TryAgain _ -> TOO_EARLY;
    };
  }
}
