package app.voda.event;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that happens to a room: the body of a task.
///
/// @param roomId the room; only a withdrawn member's W1 has none
/// @param turn the number of the turn it is about; 0 for W1
/// @param diaryId the diary that an M2 announces
/// @param memberId who nudged (N1), or who withdrew or left the room (W1)
/// @param intentAt when the request that intends it began; null for what follows from committed
///   state
/// @param ended the turn whose leftover tasks an R2 deletes
/// @param gone whether an R2 belongs to a room that is being deleted
/// @param replay whose dead letter is replayed by this event; null for what the queue brings first
/// @param n which hop towards a far `dueAt` an R2 is, or which page a W1 is; null for the first
public record RoomEvent(
    EventCode code,
    @Nullable RoomId roomId,
    int turn,
    int revision,
    @Nullable String diaryId,
    @Nullable MemberId memberId,
    @Nullable Instant intentAt,
    @Nullable EndedTurn ended,
    @Nullable Boolean gone,
    @Nullable Replay replay,
    @Nullable Integer n) {

  public RoomEvent {
    Objects.requireNonNull(code, "code is missing");
    if (roomId == null && (code != EventCode.W1 || memberId == null)) {
      throw new IllegalArgumentException(code + " needs a roomId");
    }
    int firstTurn = code == EventCode.W1 ? 0 : 1;
    if (turn < firstTurn || revision < 0) {
      throw new IllegalArgumentException("turn or revision is out of range");
    }
    if (code == EventCode.M2 && diaryId == null) {
      throw new IllegalArgumentException("M2 needs a diaryId");
    }
    if (code == EventCode.N1 && memberId == null) {
      throw new IllegalArgumentException("N1 needs a memberId");
    }
    if (n != null && n < 0) {
      throw new IllegalArgumentException("n is out of range");
    }
  }

  /// An event of a turn that needs nothing but the turn.
  public static RoomEvent of(EventCode code, RoomId room, int turn, int revision) {
    return new RoomEvent(code, room, turn, revision, null, null, null, null, null, null, null);
  }

  public static RoomEvent diaryPosted(RoomId room, int turn, int revision, String diaryId) {
    return new RoomEvent(
        EventCode.M2, room, turn, revision, diaryId, null, null, null, null, null, null);
  }

  public static RoomEvent nudged(RoomId room, int turn, int revision, MemberId by) {
    return new RoomEvent(
        EventCode.N1, room, turn, revision, null, by, null, null, null, null, null);
  }

  public static RoomEvent roomLeftBehind(RoomId room) {
    return new RoomEvent(EventCode.W1, room, 0, 0, null, null, null, null, null, null, null);
  }

  public static RoomEvent memberLeftBehind(MemberId member) {
    return new RoomEvent(EventCode.W1, null, 0, 0, null, member, null, null, null, null, null);
  }

  /// What a member who left a living room leaves behind in it.
  public static RoomEvent memberLeft(RoomId room, MemberId member) {
    return new RoomEvent(EventCode.W1, room, 0, 0, null, member, null, null, null, null, null);
  }

  /// The same event, no intent any more.
  ///
  /// @param by the replay that makes it act again; null for none
  public RoomEvent replayed(@Nullable Replay by) {
    return new RoomEvent(code, roomId, turn, revision, diaryId, memberId, null, null, gone, by, n);
  }

  /// The same event of another revision of its turn.
  public RoomEvent inRevision(int other) {
    return new RoomEvent(
        code, roomId, turn, other, diaryId, memberId, intentAt, ended, gone, replay, n);
  }

  public RoomEvent ending(EndedTurn ended) {
    return new RoomEvent(
        code, roomId, turn, revision, diaryId, memberId, intentAt, ended, gone, replay, n);
  }

  public RoomEvent ofRoomGone() {
    return new RoomEvent(
        code, roomId, turn, revision, diaryId, memberId, intentAt, ended, true, replay, n);
  }

  public RoomEvent intendedAt(Instant at) {
    return new RoomEvent(
        code, roomId, turn, revision, diaryId, memberId, at, ended, gone, replay, n);
  }

  /// The hop or page that comes after this one, as a fact of its own rather than an intent.
  public RoomEvent following() {
    return new RoomEvent(
        code, roomId, turn, revision, diaryId, memberId, null, null, gone, null, step() + 1);
  }

  /// Which hop or page this is; 0 for the first.
  public int step() {
    return n == null ? 0 : n;
  }

  public boolean isGone() {
    return Boolean.TRUE.equals(gone);
  }

  /// The room, for every event that has one.
  public RoomId room() {
    if (roomId == null) {
      throw new IllegalStateException(code + " is about a member");
    }
    return roomId;
  }
}
