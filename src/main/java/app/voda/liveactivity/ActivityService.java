package app.voda.liveactivity;

import app.voda.device.ActivityToken;
import app.voda.event.TaskQueue;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.ActivityStart.State;
import app.voda.problem.Refusal;
import app.voda.room.Room;
import app.voda.room.Rooms;
import app.voda.room.Turn;
import app.voda.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// What phones tell of their Live Activities.
@Service
public class ActivityService {
  /// At most so many of a member in a room, far more than phones show; the oldest goes.
  static final int MOST = 20;

  // From the turn's end on, what a phone tells of is hardly what was started in that turn.
  private static final Duration SLOW_PHONE = Duration.ofMinutes(15);

  private final Rooms rooms;
  private final LiveActivities activities;
  private final ActivityStarts starts;
  private final ActivityPlan plan;
  private final TaskQueue queue;
  private final Transactions transactions;
  private final InstantSource clock;

  ActivityService(
      Rooms rooms,
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
    var activity =
        transactions.run(() -> keep(room(id, member), activityId, member, token, clock.instant()));
    // Read anew: whatever changes the room after this finds the activity and brings it up to date.
    plan.afterRegistering(rooms.find(id).orElse(null), activity, clock.instant())
        .ifPresent(task -> queue.enqueue(List.of(task)));
  }

  private Room room(RoomId id, MemberId member) {
    return rooms.find(id).orElseThrow(Refusal::notFound).seenBy(member);
  }

  private LiveActivity keep(
      Room room, String id, MemberId member, ActivityToken token, Instant now) {
    var known = activities.find(room.id(), id).orElse(null);
    if (known != null && !known.member().equals(member)) {
      throw Refusal.notFound();
    }
    if (known != null) {
      var renewed = known.renewed(token, now);
      activities.save(renewed);
      return renewed;
    }
    var oldest = oldestOfTooMany(room.id(), member);
    var start = startBehind(room, member, now);
    var activity = added(room, id, member, token, start, now);
    start.ifPresent(s -> starts.save(s.in(State.REGISTERED, now)));
    oldest.ifPresent(old -> activities.delete(old.room(), old.id()));
    activities.save(activity);
    return activity;
  }

  private LiveActivity added(
      Room room,
      String id,
      MemberId member,
      ActivityToken token,
      Optional<ActivityStart> start,
      Instant now) {
    return start
        .map(s -> s.registered(id, token, plan.showing(s.dueAt(), s.timestamp()), now))
        .orElseGet(() -> {
          var turn = room.turn();
          var shown = plan.startedByTheApp(turn, now);
          return LiveActivity.startedByTheApp(room.id(), id, member, token, turn, shown, now);
        });
  }

  // The phone does not say what started its activity: one that was started there and not told of
  // yet, or else the app. The current turn's start comes first, and one that a phone surely has.
  private Optional<ActivityStart> startBehind(Room room, MemberId member, Instant now) {
    return starts.of(room.id(), member).stream()
        .filter(start -> start.awaitsRegistration(now) && isRecent(start, room.turn(), now))
        .max(
            Comparator.comparingInt(ActivityStart::turn)
                .thenComparing(start -> start.state() == State.STARTED));
  }

  private static boolean isRecent(ActivityStart start, Turn turn, Instant now) {
    return start.turn() == turn.number() || now.isBefore(turn.changedAt().plus(SLOW_PHONE));
  }

  private Optional<LiveActivity> oldestOfTooMany(RoomId room, MemberId member) {
    var mine = activities.of(room).stream().filter(a -> a.member().equals(member)).toList();
    return mine.size() < MOST ? Optional.empty() : Optional.of(mine.getFirst());
  }

  /// Forgets an activity that its phone has ended.
  ///
  /// @throws Refusal 404 to anyone but a member
  public void remove(RoomId id, String activityId, MemberId member) {
    transactions.execute(() -> {
      room(id, member);
      activities
          .find(id, activityId)
          .filter(activity -> activity.member().equals(member))
          .ifPresent(activity -> activities.delete(id, activityId));
    });
  }
}
