package app.voda.liveactivity;

import app.voda.device.ActivityToken;
import app.voda.event.Task;
import app.voda.event.TaskQueue;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.ActivityStart.State;
import app.voda.liveactivity.Showing.Phase;
import app.voda.problem.Refusal;
import app.voda.room.Room;
import app.voda.room.RoomService;
import app.voda.store.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;

/// What phones tell of their Live Activities.
@Service
public class ActivityService {
  private final RoomService rooms;
  private final LiveActivities activities;
  private final ActivityStarts starts;
  private final ActivityPlan plan;
  private final TaskQueue queue;
  private final Transactions transactions;
  private final InstantSource clock;

  ActivityService(
      RoomService rooms,
      LiveActivities activities,
      ActivityStarts starts,
      ActivityPlan plan,
      TaskQueue queue,
      Transactions transactions,
      InstantSource clock) {
    this.rooms = rooms;
    this.activities = activities;
    this.starts = starts;
    this.plan = plan;
    this.queue = queue;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Keeps an activity, or the token that it was renewed to. The phone repeats this until it is
  /// answered, so that what follows may be enqueued after the commit.
  ///
  /// @throws Refusal 404 to anyone but a member, and for another member's activity
  public void register(RoomId id, String activityId, MemberId member, ActivityToken token) {
    var room = rooms.get(id, member);
    var activity = transactions.run(() -> keep(room, activityId, member, token));
    queue.enqueue(List.of(upToDate(room, activity)));
  }

  private LiveActivity keep(Room room, String id, MemberId member, ActivityToken token) {
    var now = clock.instant();
    var known = activities.find(room.id(), id).orElse(null);
    if (known != null && !known.member().equals(member)) {
      throw Refusal.notFound();
    }
    var activity = known == null ? created(room, id, member, token, now) : known.withToken(token);
    activities.save(activity);
    return activity;
  }

  // An activity that a push started is of that push's turn, even if its phone is slow to tell.
  private LiveActivity created(
      Room room, String id, MemberId member, ActivityToken token, Instant now) {
    var second = now.truncatedTo(ChronoUnit.SECONDS);
    var turn = room.turn();
    for (var start : starts.of(room.id(), member)) {
      if (start.awaitsRegistration(now)) {
        starts.save(start.in(State.REGISTERED, now));
        var shown = new Showing(Phase.ACTIVE, start.dueAt());
        return new LiveActivity(
            room.id(),
            id,
            member,
            token,
            start.turn(),
            start.writer(),
            shown,
            LiveActivity.after(start.timestamp(), now),
            null,
            start.timestamp());
      }
    }
    var shown = new Showing(Phase.ACTIVE, turn.dueAt());
    return new LiveActivity(
        room.id(), id, member, token, turn.number(), turn.writer(), shown, second, null, now);
  }

  // Its L15; now where that time has passed, or the activity's turn with it.
  private Task upToDate(Room room, LiveActivity activity) {
    var now = clock.instant();
    var turn = room.turn();
    return activity.turn() == turn.number() && now.isBefore(plan.endingAt(turn))
        ? plan.ending(room)
        : plan.atOnce(room, now);
  }

  /// Forgets an activity that its phone has ended.
  ///
  /// @throws Refusal 404 to anyone but a member
  public void remove(RoomId id, String activityId, MemberId member) {
    rooms.get(id, member);
    transactions.execute(() ->
        activities
            .find(id, activityId)
            .filter(activity -> activity.member().equals(member))
            .ifPresent(activity -> activities.delete(id, activityId)));
  }
}
