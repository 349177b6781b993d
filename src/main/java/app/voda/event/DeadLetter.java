package app.voda.event;

import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What ended without delivery, kept so that somebody can look at it and replay it.
///
/// @param id made from what failed, so that a repeat is kept once
/// @param code the event's; null for a body that cannot be read
/// @param memberId who was not told; null for a body that cannot be read
/// @param alarmId what they were not told
/// @param body the task's body as it came
/// @param detail what went wrong, without texts, tokens or e-mails
/// @param at when it died last
/// @param replays how often it was replayed
/// @param replayedAt when it was replayed; null while it is dead
public record DeadLetter(
    String id,
    Reason reason,
    @Nullable EventCode code,
    @Nullable MemberId memberId,
    @Nullable AlarmId alarmId,
    String body,
    String detail,
    Instant at,
    int replays,
    @Nullable Instant replayedAt) {

  /// Why it was never delivered.
  public enum Reason {
    /// No retry can mend the task's body, or what is stored of its room.
    MALFORMED,
    /// It stopped being true, or was a day old, before every device had it.
    GIVEN_UP,
    /// The provider refused our payload.
    REFUSED
  }

  /// A task that no retry can mend.
  public static DeadLetter malformed(String id, String body, String detail, Instant at) {
    return new DeadLetter(id, Reason.MALFORMED, null, null, null, body, detail, at, 0, null);
  }

  public DeadLetter replayed(Instant now) {
    return new DeadLetter(id, reason, code, memberId, alarmId, body, detail, at, replays + 1, now);
  }
}
