package app.voda.push;

import app.voda.device.ActivityToken;
import app.voda.event.EventCode;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One push that starts, updates or ends the Live Activity of a turn on one iPhone.
///
/// @param id the same for every retry
/// @param to the phone's token for starting activities, or the activity's own
/// @param code the event that caused it
/// @param member whose phone it is
/// @param content what the activity shows
/// @param timestamp by which the phone orders updates; to the second, rising with every push
/// @param until when it stops being of use
/// @param dismissedAt when an ended activity leaves the screen; null for the others
/// @param alert what the phone says aloud, or with a start silently; null to change the activity
///   silently
public record ActivityPush(
    String id,
    ActivityToken to,
    Kind kind,
    EventCode code,
    RoomId room,
    String roomName,
    MemberId member,
    Content content,
    Instant timestamp,
    Instant until,
    @Nullable Instant dismissedAt,
    @Nullable Alert alert) {

  /// What it does to the activity.
  public enum Kind {
    START,
    UPDATE,
    END
  }

  /// What the activity shows.
  ///
  /// @param turn the number of the turn
  /// @param endTime when the turn is due; the activity is stale from then on
  public record Content(String writerName, int turn, Instant endTime, Status status) {}

  /// How the turn stands.
  public enum Status {
    ACTIVE,
    ENDING,
    ENDED
  }

  /// The words of a push that sounds.
  public record Alert(String title, String body) {}

  /// Whether it is worth the phone's hourly budget of pushes that arrive at once.
  public boolean isUrgent() {
    return kind != Kind.UPDATE || content.status() == Status.ENDING;
  }
}
