package app.voda.liveactivity;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.util.List;
import java.util.Optional;

/// The activities that were started by pushes.
public interface ActivityStarts {

  Optional<ActivityStart> find(RoomId room, int turn, DeviceId device);

  /// A member's in a room, the earliest turn first.
  List<ActivityStart> of(RoomId room, MemberId member);

  /// Adds it, or replaces what was known of it.
  void save(ActivityStart start);
}
