package app.voda.liveactivity;

import app.voda.push.ActivityPush.Status;
import java.time.Instant;

/// What a Live Activity shows of its turn.
///
/// @param dueAt when the turn ends
public record Showing(Phase phase, Instant dueAt) {

  Showing ended() {
    return new Showing(Phase.ENDED, dueAt);
  }

  /// Whether this is to be shown where that was: another end, or a later phase of the same.
  boolean isNewsAfter(Showing that) {
    return !dueAt.equals(that.dueAt) || phase.compareTo(that.phase) > 0;
  }

  /// How far the turn is.
  public enum Phase {
    /// It runs.
    ACTIVE(Status.ACTIVE),
    /// The last hour runs: the activity was refreshed with M11.
    LAST_HOUR(Status.ACTIVE),
    /// Its last minutes run.
    ENDING(Status.ENDING),
    /// It is over.
    ENDED(Status.ENDED);

    private final Status status;

    Phase(Status status) {
      this.status = status;
    }

    public Status status() {
      return status;
    }
  }
}
