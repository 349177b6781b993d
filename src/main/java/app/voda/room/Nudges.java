package app.voda.room;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.time.Instant;
import java.util.Optional;

/// Who poked the writer in which turn.
public interface Nudges {

  /// When this member nudged in this turn.
  Optional<Instant> find(RoomId room, int turn, MemberId by);

  /// Keeps a nudge.
  ///
  /// @throws app.voda.store.Conflict if this member has nudged in this turn
  void add(RoomId room, int turn, MemberId by, Instant at);

  /// Forgets the nudges of a room that is gone, at most so many.
  ///
  /// @return how many were removed
  int deleteOf(RoomId room, int most);
}
