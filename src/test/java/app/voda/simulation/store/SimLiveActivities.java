package app.voda.simulation.store;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.LiveActivities;
import app.voda.liveactivity.LiveActivity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Live Activities by room and name.
final class SimLiveActivities implements LiveActivities {
  private static final Comparator<LiveActivity> OLDEST_FIRST =
      Comparator.comparing(LiveActivity::startedAt).thenComparing(LiveActivity::id);

  private final Table<LiveActivity> activities;

  SimLiveActivities(Tables tables) {
    this.activities = new Table<>(tables);
  }

  @Override
  public Optional<LiveActivity> find(RoomId room, String id) {
    return activities.find(room + "/" + id);
  }

  @Override
  public List<LiveActivity> of(RoomId room) {
    return activities.list(room + "/", _ -> true).stream().sorted(OLDEST_FIRST).toList();
  }

  @Override
  public List<LiveActivity> of(MemberId member) {
    return activities.list("", activity -> activity.member().equals(member)).stream()
        .sorted(OLDEST_FIRST)
        .toList();
  }

  @Override
  public void save(LiveActivity activity) {
    activities.put(activity.room() + "/" + activity.id(), activity);
  }

  @Override
  public void delete(RoomId room, String id) {
    activities.remove(room + "/" + id);
  }
}
