package app.voda.liveactivity;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.util.List;
import java.util.Optional;

/// The Live Activities that phones have registered.
public interface LiveActivities {

  Optional<LiveActivity> find(RoomId room, String id);

  List<LiveActivity> of(RoomId room);

  List<LiveActivity> of(MemberId member);

  /// Adds it, or replaces what was known of it.
  void save(LiveActivity activity);

  void delete(RoomId room, String id);
}
