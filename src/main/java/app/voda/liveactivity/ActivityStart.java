package app.voda.liveactivity;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.time.Instant;

/// An activity that was started on a phone by a push, which tells the phone's name for it later.
///
/// @param dueAt the turn's end as the phone was told
/// @param timestamp of the push
/// @param notBefore when it may be tried again, while it is under way or waits
public record ActivityStart(
    RoomId room,
    int turn,
    DeviceId device,
    MemberId member,
    MemberId writer,
    State state,
    Instant dueAt,
    Instant timestamp,
    Instant notBefore) {

  /// How far it is.
  public enum State {
    /// Being sent, or to be tried again.
    WAITING,
    /// The phone has it.
    STARTED,
    /// The phone has told its name for the activity.
    REGISTERED,
    /// It cannot be started there.
    FAILED
  }

  ActivityStart in(State next, Instant notBefore) {
    return new ActivityStart(room, turn, device, member, writer, next, dueAt, timestamp, notBefore);
  }

  /// Whether its phone has yet to tell of the activity, which it may do before the provider's
  /// answer is here.
  boolean awaitsRegistration(Instant now) {
    return (state == State.WAITING || state == State.STARTED)
        && now.isBefore(timestamp.plus(LiveActivity.LIVES));
  }

  /// Whether a new push may be sent for it: it waits, or what it started is over by itself.
  boolean isOpen(Instant now) {
    return switch (state) {
      case WAITING -> !now.isBefore(notBefore);
      case STARTED, REGISTERED -> !now.isBefore(timestamp.plus(LiveActivity.LIVES));
      case FAILED -> false;
    };
  }
}
