package app.voda.liveactivity;

import app.voda.device.Device;
import app.voda.event.RoomEvent;
import app.voda.id.Digest;
import app.voda.member.Member;
import app.voda.push.ActivityPush;
import app.voda.push.ActivityPush.Kind;
import app.voda.room.Room;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Drafts the pushes that start, change and end activities.
@Component
final class ActivityPushes {
  private final ActivityPlan plan;
  private final ActivityWords words;

  ActivityPushes(ActivityPlan plan, ActivityWords words) {
    this.plan = plan;
    this.words = words;
  }

  ActivityPush start(ActivityStart start, Device phone, Room room, Member writer, RoomEvent event) {
    var showing = plan.showing(start.dueAt(), start.timestamp());
    return new ActivityPush(
        Digest.of(start.room().value(), String.valueOf(start.turn()), start.device().value()),
        Objects.requireNonNull(phone.startToken()),
        Kind.START,
        event.code(),
        start.room(),
        room.profile().name(),
        start.member(),
        words.content(start.writer(), start.turn(), showing),
        start.timestamp(),
        start.dueAt(),
        null,
        words.starting(writer, phone.locale(), room.profile().name(), start));
  }

  ActivityPush telling(Telling telling, RoomEvent event, Instant now) {
    var activity = telling.activity();
    var showing = telling.showing();
    return new ActivityPush(
        Digest.of(
            activity.room().value(),
            activity.id(),
            showing.phase().name(),
            showing.dueAt().toString()),
        activity.token(),
        telling.ends() ? Kind.END : Kind.UPDATE,
        event.code(),
        activity.room(),
        telling.roomName(),
        activity.member(),
        words.content(activity.writer(), activity.turn(), showing),
        activity.lastTimestamp(),
        until(telling),
        telling.dismissedAt(),
        words.ending(telling, now));
  }

  // "15 minutes left" must not come after the end; that it has ended, whenever the phone is back.
  private static Instant until(Telling telling) {
    var over = telling.activity().startedAt().plus(LiveActivity.LIVES);
    var due = telling.showing().dueAt();
    return telling.ends() || over.isBefore(due) ? over : due;
  }
}
