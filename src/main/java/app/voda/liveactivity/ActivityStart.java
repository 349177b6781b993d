package app.voda.liveactivity;

import app.voda.device.ActivityToken;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Room;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

  /// A first start of the current turn on this phone, or a new one after that.
  static ActivityStart sending(
      Room room, DeviceId phone, @Nullable ActivityStart before, Instant now) {
    var turn = room.turn();
    return new ActivityStart(
        room.id(),
        turn.number(),
        phone,
        turn.writer(),
        turn.writer(),
        State.WAITING,
        turn.dueAt(),
        LiveActivity.after(before == null ? Instant.EPOCH : before.timestamp(), now),
        now.plus(Claim.UNDER_WAY));
  }

  ActivityStart in(State next, Instant notBefore) {
    return new ActivityStart(room, turn, device, member, writer, next, dueAt, timestamp, notBefore);
  }

  /// The activity that came of it, by the name and token that its phone has told.
  LiveActivity registered(String id, ActivityToken token, Showing shown, Instant now) {
    return new LiveActivity(
        room,
        id,
        member,
        token,
        turn,
        writer,
        shown,
        LiveActivity.after(timestamp, now),
        null,
        timestamp);
  }

  /// Whether its phone has yet to tell of the activity, which it may do before the provider's
  /// answer is here.
  boolean awaitsRegistration(Instant now) {
    return (state == State.WAITING || state == State.STARTED) && !isOver(now);
  }

  /// Whether a new push may be sent for it: it waits, or what came of it is over by itself.
  boolean isOpen(Instant now) {
    return state == State.WAITING ? !now.isBefore(notBefore) : isOver(now);
  }

  /// Whether an activity may be on the screen because of it, or may yet be.
  boolean isLive(Instant now) {
    return state != State.FAILED && !isOver(now);
  }

  private boolean isOver(Instant now) {
    return !now.isBefore(timestamp.plus(LiveActivity.LIVES));
  }
}
