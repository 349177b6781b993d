package app.voda.simulation.store;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Room;
import app.voda.room.Rooms;
import app.voda.store.Conflict;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.util.List;
import java.util.Optional;

/// Rooms by id; a version fences writers.
final class SimRooms implements Rooms {
  private final Tables tables;
  private final Table<Room> rooms;

  SimRooms(Tables tables) {
    this.tables = tables;
    this.rooms = new Table<>(tables);
  }

  @Override
  public Optional<Room> find(RoomId id) {
    return rooms.find(id.value());
  }

  @Override
  public void save(Room room) {
    tables.atomically(() -> {
      long stored = find(room.id()).map(Room::version).orElse(0L);
      requireSame(room, stored);
      rooms.put(room.id().value(), saved(room));
    });
  }

  @Override
  public void delete(Room room) {
    tables.atomically(() -> {
      long stored = find(room.id()).map(Room::version).orElse(-1L);
      requireSame(room, stored);
      rooms.remove(room.id().value());
    });
  }

  private static void requireSame(Room room, long stored) {
    if (room.version() != stored) {
      throw new Conflict("room " + room.id() + " has moved on");
    }
  }

  private static Room saved(Room r) {
    return new Room(
        r.id(),
        r.profile(),
        r.period(),
        r.circle(),
        r.turn(),
        r.createdAt(),
        r.updatedAt(),
        r.version() + 1);
  }

  @Override
  public Page<Room> of(MemberId member, PageRequest page) {
    return Pages.cut(
        rooms.list("", room -> room.circle().has(member)),
        page,
        Pages.LATEST_FIRST,
        room -> new Cursor(room.createdAt(), room.id().value()));
  }

  @Override
  public Page<Room> writtenBy(MemberId member, PageRequest page) {
    return Pages.cut(
        rooms.list("", room -> room.turn().writer().equals(member)),
        page,
        Pages.EARLIEST_FIRST,
        room -> new Cursor(room.turn().dueAt(), room.id().value()));
  }

  @Override
  public List<RoomId> idsOf(MemberId member) {
    return rooms.list("", room -> room.circle().has(member)).stream().map(Room::id).toList();
  }

  @Override
  public List<Room> all(String after, int size) {
    return rooms.list("", room -> room.id().value().compareTo(after) > 0).stream()
        .limit(size)
        .toList();
  }
}
