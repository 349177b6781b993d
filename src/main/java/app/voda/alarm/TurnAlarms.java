package app.voda.alarm;

import static app.voda.event.EventCode.M11;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.M13;
import static app.voda.event.EventCode.N1;

import app.voda.event.EventAction;
import app.voda.event.EventCode;
import app.voda.event.EventSettings;
import app.voda.event.Intents;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.id.AlarmId;
import app.voda.id.Digest;
import app.voda.id.MemberId;
import app.voda.member.Members;
import app.voda.room.Nudges;
import app.voda.room.Room;
import app.voda.room.Rooms;
import app.voda.room.TurnPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the writer is told: it is your turn (M13), time is running out (M12, M11), a friend is
/// waiting (N1).
@Component
final class TurnAlarms implements EventAction {
  private final Rooms rooms;
  private final Nudges nudges;
  private final Members members;
  private final Announcer announcer;
  private final Intents intents;
  private final InstantSource clock;
  private final TurnPlan plan;

  TurnAlarms(
      Rooms rooms,
      Nudges nudges,
      Members members,
      Announcer announcer,
      Intents intents,
      InstantSource clock,
      EventSettings settings) {
    this.rooms = rooms;
    this.nudges = nudges;
    this.members = members;
    this.announcer = announcer;
    this.intents = intents;
    this.clock = clock;
    this.plan = new TurnPlan(settings);
  }

  @Override
  public Set<EventCode> codes() {
    return Set.of(M11, M12, M13, N1);
  }

  @Override
  public Outcome act(RoomEvent event) {
    // Before the room: whoever nudged is in the room that is read after their nudge.
    var nudgedAt = event.code() == N1 ? nudgedAt(event) : null;
    var room = rooms.find(event.room()).orElse(null);
    if (room == null) {
      return Outcome.ignored(Why.ROOM_GONE);
    }
    var turn = room.turn();
    if (turn.number() > event.turn()) {
      return announcer.giveUp(room.id(), List.of(event), _ -> true, Why.TURN_OVER);
    }
    if (turn.number() < event.turn()) {
      return intents.notVisible(event);
    }
    return switch (event.code()) {
      case M11, M12 -> remind(room, event);
      case M13 ->
          turn.isNewsToTheWriter()
              ? tell(room, event, "", null, null, turn.changedAt())
              : Outcome.ignored(Why.OWN_TURN);
      case N1 -> nudge(room, event, nudgedAt);
      case M2, R1, R2, L15, W1 -> throw new IllegalStateException(event.code() + " is not mine");
    };
  }

  private Outcome remind(Room room, RoomEvent event) {
    var turn = room.turn();
    if (turn.revision() < event.revision()) {
      return Outcome.ignored(Why.NEVER_CAME);
    }
    if (turn.revision() > event.revision()) {
      return announcer.giveUp(
          room.id(), List.of(event), a -> !a.isRepeated(turn, plan), Why.REVISION_OVER);
    }
    var at = plan.reminderAt(event.code(), turn);
    if (clock.instant().isBefore(at)) {
      return new Outcome.TryAgain(at, "the reminder is not due");
    }
    // An extended turn is reminded again, a turn only registered anew is not: so the end is part of
    // the id, the revision is not.
    var id = turn.dueAt().toString();
    var before = plan.offset(event.code());
    return tell(room, event, id, null, before, at);
  }

  private static MemberId nudger(RoomEvent event) {
    var by = event.memberId();
    if (by == null) {
      throw new IllegalStateException("an N1 says who nudged");
    }
    return by;
  }

  private @Nullable Instant nudgedAt(RoomEvent event) {
    return nudges.find(event.room(), event.turn(), nudger(event)).orElse(null);
  }

  private Outcome nudge(Room room, RoomEvent event, @Nullable Instant at) {
    if (at == null) {
      return intents.notVisible(event);
    }
    var by = nudger(event);
    var author = members.find(by).map(m -> new Author(by, m.name().value())).orElse(null);
    // Whoever nudged and then left or withdrew is no longer anyone the writer should answer to.
    return author == null || !room.circle().has(by)
        ? Outcome.ignored(Why.NUDGER_GONE)
        : tell(room, event, by.value(), author, null, at);
  }

  private Outcome tell(
      Room room,
      RoomEvent event,
      String distinction,
      @Nullable Author author,
      @Nullable Duration before,
      Instant at) {
    var turn = room.turn();
    var id =
        Digest.of(
            room.id().value(), String.valueOf(turn.number()), event.code().name(), distinction);
    var announcement =
        new Announcement(
            new AlarmId(id),
            event.code(),
            room.id(),
            room.profile().name(),
            turn.number(),
            null,
            author,
            before,
            at,
            turn.dueAt());
    return announcer.tell(List.of(turn.writer()), announcement, event);
  }
}
