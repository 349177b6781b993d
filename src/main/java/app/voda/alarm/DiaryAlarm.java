package app.voda.alarm;

import app.voda.diary.Diaries;
import app.voda.event.EventAction;
import app.voda.event.EventCode;
import app.voda.event.Intents;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.id.AlarmId;
import app.voda.id.Digest;
import app.voda.member.Members;
import app.voda.room.Circle.Membership;
import app.voda.room.Rooms;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/// M2, a new diary: told to whoever is a member now, but the author.
@Component
final class DiaryAlarm implements EventAction {
  // FCM keeps a message for a phone that is off for at most 28 days.
  private static final Duration LIVES = Duration.ofDays(28);

  private final Rooms rooms;
  private final Diaries diaries;
  private final Members members;
  private final Announcer announcer;
  private final Intents intents;

  DiaryAlarm(Rooms rooms, Diaries diaries, Members members, Announcer announcer, Intents intents) {
    this.rooms = rooms;
    this.diaries = diaries;
    this.members = members;
    this.announcer = announcer;
    this.intents = intents;
  }

  @Override
  public Set<EventCode> codes() {
    return Set.of(EventCode.M2);
  }

  @Override
  public Outcome act(RoomEvent event) {
    // The diary first: whoever joined before it was posted is in the room that is read after it.
    var diary = diaries.find(event.room(), String.valueOf(event.diaryId())).orElse(null);
    var room = rooms.find(event.room()).orElse(null);
    if (room == null) {
      return Outcome.ignored(Why.ROOM_GONE);
    }
    if (diary == null) {
      return intents.notVisible(event);
    }
    var readers =
        room.circle().members().stream()
            .map(Membership::member)
            .filter(m -> !m.equals(diary.author()))
            .toList();
    if (readers.isEmpty()) {
      return Outcome.DONE;
    }
    var author =
        members.find(diary.author()).map(m -> new Author(m.id(), m.name().value())).orElse(null);
    var announcement =
        new Announcement(
            new AlarmId(Digest.of(room.id().value(), diary.id(), EventCode.M2.name())),
            EventCode.M2,
            room.id(),
            room.profile().name(),
            diary.turn(),
            diary.id(),
            author,
            null,
            diary.createdAt(),
            diary.createdAt().plus(LIVES));
    return announcer.tell(readers, announcement, event);
  }
}
