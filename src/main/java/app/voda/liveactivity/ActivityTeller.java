package app.voda.liveactivity;

import app.voda.event.RoomEvent;
import app.voda.room.Room;
import app.voda.room.Rooms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Makes registered activities show what their room is like now.
@Component
final class ActivityTeller {
  private final Rooms rooms;
  private final LiveActivities activities;
  private final ActivityPlan plan;
  private final TellingLedger ledger;
  private final ActivityPushes drafts;
  private final ActivitySends sends;
  private final InstantSource clock;

  ActivityTeller(
      Rooms rooms,
      LiveActivities activities,
      ActivityPlan plan,
      TellingLedger ledger,
      ActivityPushes drafts,
      ActivitySends sends,
      InstantSource clock) {
    this.rooms = rooms;
    this.activities = activities;
    this.plan = plan;
    this.ledger = ledger;
    this.drafts = drafts;
    this.sends = sends;
    this.clock = clock;
  }

  /// Brings all activities of the event's room up to date.
  Told bringUpToDate(RoomEvent event) {
    var now = clock.instant();
    // The room is read with the activity: a call that read it earlier would tell what has changed.
    return tell(
        activities.of(event.room()),
        activity -> plan.telling(rooms.find(activity.room()).orElse(null), activity, now),
        event,
        now);
  }

  /// Ends these activities; they leave the screen at once.
  Told endAtOnce(List<LiveActivity> those, RoomEvent event) {
    var now = clock.instant();
    those.stream().filter(LiveActivity::hasEnded).forEach(this::forget);
    return tell(
        those.stream().filter(activity -> !activity.hasEnded()).toList(),
        activity -> Optional.of(Telling.endAtOnce(activity, now)),
        event,
        now);
  }

  /// Whether an activity of the current turn lives.
  boolean anyLive(Room room, Instant now) {
    return activities.of(room.id()).stream()
        .anyMatch(activity -> activity.isOf(room.turn()) && !activity.isOver(now));
  }

  private Told tell(
      List<LiveActivity> those,
      Function<LiveActivity, Optional<Telling>> wanted,
      RoomEvent event,
      Instant now) {
    var later = new ArrayList<Instant>();
    var claims = new ArrayList<Claim<Telling>>();
    for (var activity : those) {
      if (activity.isOver(now)) {
        // The phone has ended it by itself.
        forget(activity);
      } else {
        claims.add(ledger.claim(activity, wanted, now));
      }
    }
    var tellings = Claim.taken(claims, later);
    later.addAll(
        sends.send(
            tellings, telling -> drafts.telling(telling, event, now), event, ledger::settle));
    return new Told(later);
  }

  private void forget(LiveActivity activity) {
    activities.delete(activity.room(), activity.id());
  }
}
