package app.voda.event;

import java.time.Instant;

/// How a callback ended.
public sealed interface Outcome {

  /// Done: 204.
  record Done() implements Outcome {}

  /// Nothing to do any more, now or later: 202.
  record Ignored(Why why) implements Outcome {}

  /// This one task came too early, or part of it must be tried again: 425.
  record TryAgain(Instant notBefore, String reason) implements Outcome {}

  Outcome DONE = new Done();

  static Outcome ignored(Why why) {
    return new Ignored(why);
  }

  /// The outcome of two actions on one event: whatever must be tried again calls both again, at the
  /// earlier time; what was done counts more than what was not to be done.
  static Outcome both(Outcome one, Outcome other) {
    return switch (one) {
      case TryAgain(var at, _) ->
          other instanceof TryAgain(var otherAt, _) && otherAt.isBefore(at) ? other : one;
      case Done _ -> other instanceof TryAgain ? other : one;
      case Ignored _ -> other instanceof Ignored ? one : other;
    };
  }

  /// Why there is nothing to do any more.
  enum Why {
    /// The room was deleted.
    ROOM_GONE,
    /// The turn has ended.
    TURN_OVER,
    /// The turn has been registered anew since.
    REVISION_OVER,
    /// The writer has withdrawn.
    WRITER_GONE,
    /// Who nudged has left or withdrawn.
    NUDGER_GONE,
    /// The writer began this turn by their own request and needs no telling.
    OWN_TURN,
    /// What the task intended was never committed.
    NEVER_CAME,
    /// Whom a dead letter was for is not to be told any more.
    NO_LONGER_TRUE,
    /// Tried for as long as it was true; what is left is a dead letter.
    GIVEN_UP,
    /// No retry can mend the body; it is a dead letter.
    MALFORMED
  }
}
