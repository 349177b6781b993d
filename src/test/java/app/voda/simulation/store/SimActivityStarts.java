package app.voda.simulation.store;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.ActivityStart;
import app.voda.liveactivity.ActivityStarts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Starts of Live Activities by room, turn and device.
final class SimActivityStarts implements ActivityStarts {
  private final Table<ActivityStart> starts;

  SimActivityStarts(Tables tables) {
    this.starts = new Table<>(tables);
  }

  @Override
  public Optional<ActivityStart> find(RoomId room, int turn, DeviceId device) {
    return starts.find(key(room, turn, device));
  }

  @Override
  public List<ActivityStart> of(RoomId room, MemberId member) {
    return starts.list(room + "/", start -> start.member().equals(member)).stream()
        .sorted(
            Comparator.comparingInt(ActivityStart::turn).thenComparing(ActivityStart::timestamp))
        .toList();
  }

  @Override
  public void save(ActivityStart start) {
    starts.put(key(start.room(), start.turn(), start.device()), start);
  }

  private static String key(RoomId room, int turn, DeviceId device) {
    return room + "/" + turn + "/" + device;
  }
}
