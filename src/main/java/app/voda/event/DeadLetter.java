package app.voda.event;

import app.voda.id.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What ended without delivery, kept so that somebody can look at it.
///
/// @param id made from what failed, so that a repeat is kept once
/// @param body the task's body as it came
/// @param detail what went wrong, without texts, tokens or e-mails
public record DeadLetter(
    String id,
    Reason reason,
    @Nullable EventCode code,
    @Nullable MemberId memberId,
    String body,
    String detail,
    Instant at) {

  /// Why it was never delivered.
  public enum Reason {
    /// No retry can mend the task's body.
    MALFORMED,
    /// It stopped being true, or was a day old, before every device had it.
    GIVEN_UP,
    /// The provider refused our payload.
    REFUSED
  }
}
