package app.voda.room;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.util.List;
import java.util.Optional;

/// The rooms that live.
public interface Rooms {

  Optional<Room> find(RoomId id);

  /// Saves a new state.
  ///
  /// @throws app.voda.store.Conflict if the room is no longer in the version that was read
  void save(Room room);

  /// Removes a room in the version that was read.
  ///
  /// @throws app.voda.store.Conflict if it is no longer in that version
  void delete(Room room);

  /// A member's rooms, newest first.
  Page<Room> of(MemberId member, PageRequest page);

  /// The rooms where this member writes now, the nearest `dueAt` first.
  Page<Room> writtenBy(MemberId member, PageRequest page);

  /// All rooms that a member is in.
  List<RoomId> idsOf(MemberId member);

  /// All rooms, in the order of their ids, for a reconciliation.
  ///
  /// @param after the last id of the page before; empty for the first
  List<Room> all(String after, int size);
}
