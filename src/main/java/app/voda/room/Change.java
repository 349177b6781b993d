package app.voda.room;

import app.voda.event.RoomEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A room's new state, and what must happen because of it.
///
/// @param room empty when the room is gone
public record Change(Optional<Room> room, List<RoomEvent> events) {
  public Change {
    events = List.copyOf(events);
  }

  Change and(RoomEvent event) {
    return new Change(room, Stream.concat(events.stream(), Stream.of(event)).toList());
  }

  static Change to(Room room, RoomEvent... events) {
    return new Change(Optional.of(room), List.of(events));
  }
}
