package app.voda.simulation.store;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Nudges;
import java.time.Instant;
import java.util.Optional;

/// Nudges by room, turn and member.
final class SimNudges implements Nudges {
  private final Table<Instant> nudges;

  SimNudges(Tables tables) {
    this.nudges = new Table<>(tables);
  }

  @Override
  public Optional<Instant> find(RoomId room, int turn, MemberId by) {
    return nudges.find(key(room, turn, by));
  }

  @Override
  public void add(RoomId room, int turn, MemberId by, Instant at) {
    nudges.add(key(room, turn, by), at);
  }

  @Override
  public int deleteOf(RoomId room, int most) {
    return nudges.removeAll(room + "/", _ -> true, most);
  }

  private static String key(RoomId room, int turn, MemberId by) {
    return room + "/" + turn + "/" + by;
  }
}
