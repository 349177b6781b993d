package app.voda.alarm;

import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Room;
import app.voda.room.Turn;
import app.voda.room.TurnPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one or several members are told.
///
/// @param turn the turn it is about
/// @param author who wrote or nudged; null where nobody did
/// @param before how long before the end a reminder comes; null elsewhere
/// @param at when it was due
/// @param until when it stops being true
public record Announcement(
    AlarmId id,
    EventCode code,
    RoomId room,
    String roomName,
    int turn,
    @Nullable String diaryId,
    @Nullable Author author,
    @Nullable Duration before,
    Instant at,
    Instant until) {

  // A push that could not be sent for a day is of no use to anyone.
  private static final Duration LONGEST_RETRY = Duration.ofHours(24);

  /// Whether it is still worth sending.
  ///
  /// @param since when it was due, or replayed
  boolean isWorthSending(Instant since, Instant now) {
    return now.isBefore(until) && now.isBefore(since.plus(LONGEST_RETRY));
  }

  /// Whether it tells of something that happened, which stays worth knowing, unlike a reminder.
  boolean isAboutAnEvent() {
    return before == null;
  }

  /// Why a member need not be told any more, as the room stands; empty while it is true.
  public Optional<Stale> stale(MemberId member, Room room, Instant now) {
    var turn = room.turn();
    if (!room.circle().has(member)) {
      return Optional.of(Stale.MEMBER_GONE);
    }
    if (code != EventCode.M2 && (turn.number() != this.turn || !now.isBefore(turn.dueAt()))) {
      return Optional.of(Stale.TURN_OVER);
    }
    if (before != null && !until.equals(turn.dueAt())) {
      return Optional.of(Stale.TURN_MOVED);
    }
    if (code == EventCode.N1 && author != null && !room.circle().has(author.id())) {
      return Optional.of(Stale.NUDGER_GONE);
    }
    // The others end with the turn, whose end may have moved since this one was kept.
    return code != EventCode.M2 || now.isBefore(until)
        ? Optional.empty()
        : Optional.of(Stale.TOO_OLD);
  }

  /// The same, true until another time. When it was due stays: by that an inbox is sorted.
  Announcement withEnd(Instant end) {
    return new Announcement(id, code, room, roomName, turn, diaryId, author, before, at, end);
  }

  /// Whether the turn as it is now brings this reminder once more: it is another one if it is of
  /// another end, and comes no more if it was due before the turn was registered anew.
  boolean isRepeated(Turn turn, TurnPlan plan) {
    return turn.number() == this.turn && until.equals(turn.dueAt()) && plan.brings(code, turn);
  }

  boolean isAboutTheTurn() {
    return switch (code) {
      case M11, M12, M13 -> true;
      case M2, N1, R1, R2, L15, W1 -> false;
    };
  }
}
