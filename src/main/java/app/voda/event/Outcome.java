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
  /// earlier time; what was given up is told even if the other is done; what was done counts more
  /// than what was not to be done, and any reason more than that nothing was left.
  static Outcome both(Outcome one, Outcome other) {
    if (one instanceof TryAgain(var at, _) && other instanceof TryAgain(var otherAt, _)) {
      return otherAt.isBefore(at) ? other : one;
    }
    return weight(other) > weight(one) ? other : one;
  }

  private static int weight(Outcome outcome) {
    return switch (outcome) {
      case TryAgain _ -> 4;
      case Ignored(var why) when why == Why.GIVEN_UP -> 3;
      case Done _ -> 2;
      case Ignored(var why) -> why == Why.NOTHING_LEFT ? 0 : 1;
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
    /// This action has, or has left, nothing to do; the code's other action may.
    NOTHING_LEFT,
    /// Whom a dead letter was for is not to be told any more.
    NO_LONGER_TRUE,
    /// Tried for as long as it was true; what is left is a dead letter.
    GIVEN_UP,
    /// No retry can mend the body, or what is stored of its room; it is a dead letter.
    MALFORMED
  }
}
