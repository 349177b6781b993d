package app.voda.liveactivity;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetterOffice;
import app.voda.event.EventJson;
import app.voda.event.RoomEvent;
import app.voda.id.Digest;
import app.voda.push.ActivityPush;
import app.voda.push.ActivityPush.Kind;
import app.voda.push.Delivery;
import app.voda.push.Pushes;
import app.voda.room.Room;
import app.voda.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes registered activities show what their room is like now. What each was told is kept with
/// it, so that a repeat finds nothing left to tell.
@Component
final class ActivityTeller {
  private static final Duration SOON = Duration.ofMinutes(1);

  private final LiveActivities activities;
  private final ActivityPlan plan;
  private final ActivityWords words;
  private final Pushes pushes;
  private final DeadLetterOffice deadLetters;
  private final EventJson json;
  private final Transactions transactions;
  private final InstantSource clock;

  ActivityTeller(
      LiveActivities activities,
      ActivityPlan plan,
      ActivityWords words,
      Pushes pushes,
      DeadLetterOffice deadLetters,
      EventJson json,
      Transactions transactions,
      InstantSource clock) {
    this.activities = activities;
    this.plan = plan;
    this.words = words;
    this.pushes = pushes;
    this.deadLetters = deadLetters;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Brings all activities of a room up to date.
  Told bringUpToDate(Room room, RoomEvent event) {
    var now = clock.instant();
    var wanted = plan.showing(room.turn(), now);
    var tellings = new ArrayList<Telling>();
    boolean anyLive = false;
    for (var activity : living(activities.of(room.id()), now)) {
      if (!room.circle().has(activity.member())) {
        tellings.add(Telling.endAtOnce(activity, now));
      } else if (activity.turn() < room.turn().number()) {
        tellings.add(Telling.turnOver(activity, now));
      } else {
        anyLive = true;
        Telling.ofCurrent(activity, wanted).ifPresent(tellings::add);
      }
    }
    return new Told(tell(tellings, room.profile().name(), event, now), anyLive);
  }

  /// Ends these activities; they leave the screen at once.
  Told endAtOnce(List<LiveActivity> those, RoomEvent event) {
    var now = clock.instant();
    var tellings = living(those, now).stream().map(a -> Telling.endAtOnce(a, now)).toList();
    return new Told(tell(tellings, "", event, now), false);
  }

  // What the phone has ended by itself is forgotten.
  private List<LiveActivity> living(List<LiveActivity> all, Instant now) {
    all.stream().filter(a -> a.isOver(now)).forEach(a -> activities.delete(a.room(), a.id()));
    return all.stream().filter(a -> !a.isOver(now)).toList();
  }

  private List<Instant> tell(
      List<Telling> tellings, String roomName, RoomEvent event, Instant now) {
    var later = new ArrayList<Instant>();
    var ready = new ArrayList<Telling>();
    for (var telling : tellings) {
      var notBefore = telling.activity().notBefore();
      if (notBefore != null && now.isBefore(notBefore)) {
        later.add(notBefore);
      } else {
        stamped(telling, now).ifPresent(ready::add);
      }
    }
    var sent = ready.stream().map(t -> push(t, roomName, event, now)).toList();
    var deliveries = sent.isEmpty() ? List.<Delivery>of() : pushes.sendToActivities(sent);
    for (int i = 0; i < ready.size(); i++) {
      settle(ready.get(i), deliveries.get(i), event).ifPresent(later::add);
    }
    return later;
  }

  // The timestamp is kept before it is sent, so that it rises over a crash too.
  private Optional<Telling> stamped(Telling telling, Instant now) {
    return transactions.run(() -> {
      var fresh = fresh(telling.activity()).map(activity -> activity.stamped(now));
      fresh.ifPresent(activities::save);
      return fresh.map(a -> new Telling(a, telling.showing(), telling.dismissedAt()));
    });
  }

  private ActivityPush push(Telling telling, String roomName, RoomEvent event, Instant now) {
    var a = telling.activity();
    var showing = telling.showing();
    return new ActivityPush(
        Digest.of(a.room().value(), a.id(), showing.phase().name(), showing.dueAt().toString()),
        a.token(),
        telling.ends() ? Kind.END : Kind.UPDATE,
        event.code(),
        a.room(),
        roomName,
        a.member(),
        words.content(a.writer(), a.turn(), showing),
        a.lastTimestamp(),
        a.startedAt().plus(LiveActivity.LIVES),
        telling.dismissedAt(),
        words.ending(telling, roomName, now));
  }

  /// Keeps what became of a push.
  ///
  /// @return when it may be tried again; empty when that is not needed
  private Optional<Instant> settle(Telling telling, Delivery delivery, RoomEvent event) {
    var now = clock.instant();
    if (delivery instanceof Delivery.Refused(var why)) {
      var a = telling.activity();
      var id = Digest.of("activity", a.room().value(), a.id(), telling.showing().toString());
      var reason = DeadLetter.Reason.REFUSED;
      deadLetters.take(
          new DeadLetter(
              id, reason, event.code(), a.member(), null, json.write(event), why, now, 0, null));
    }
    return transactions.run(
        () -> fresh(telling.activity()).flatMap(fresh -> settle(fresh, telling, delivery, now)));
  }

  private Optional<Instant> settle(
      LiveActivity fresh, Telling telling, Delivery delivery, Instant now) {
    boolean isSameToken = fresh.token().equals(telling.activity().token());
    return switch (delivery) {
      case Delivery.Accepted(var knownIn) -> {
        var kept = knownIn != null && isSameToken ? fresh.knownIn(knownIn) : fresh;
        yield told(kept, telling);
      }
      case Delivery.Refused _ -> told(fresh, telling);
      case Delivery.TokenGone _ -> {
        if (isSameToken) {
          activities.delete(fresh.room(), fresh.id());
          yield Optional.empty();
        }
        yield waits(fresh, now.plus(SOON));
      }
      case Delivery.RetryLater(var after, _) -> waits(fresh, now.plus(after));
      case Delivery.Misconfigured _ -> waits(fresh, now.plus(SOON));
    };
  }

  private Optional<Instant> told(LiveActivity activity, Telling telling) {
    if (telling.ends()) {
      activities.delete(activity.room(), activity.id());
    } else {
      activities.save(activity.told(telling.showing()));
    }
    return Optional.empty();
  }

  private Optional<Instant> waits(LiveActivity activity, Instant until) {
    activities.save(activity.waiting(until));
    return Optional.of(until);
  }

  private Optional<LiveActivity> fresh(LiveActivity activity) {
    return activities.find(activity.room(), activity.id());
  }
}
