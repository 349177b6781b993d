package app.voda.liveactivity;

import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.event.RoomEvent;
import app.voda.id.MemberId;
import app.voda.liveactivity.StartLedger.Starting;
import app.voda.member.Members;
import app.voda.room.Room;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// Starts the turn's activity on the writer's phones, once on each: a second start would put a
/// second activity on the screen.
@Component
final class ActivityStarter {
  private final Members members;
  private final Devices devices;
  private final LiveActivities activities;
  private final ActivityStarts starts;
  private final StartLedger ledger;
  private final ActivityPushes drafts;
  private final ActivitySends sends;
  private final InstantSource clock;

  ActivityStarter(
      Members members,
      Devices devices,
      LiveActivities activities,
      ActivityStarts starts,
      StartLedger ledger,
      ActivityPushes drafts,
      ActivitySends sends,
      InstantSource clock) {
    this.members = members;
    this.devices = devices;
    this.activities = activities;
    this.starts = starts;
    this.ledger = ledger;
    this.drafts = drafts;
    this.sends = sends;
    this.clock = clock;
  }

  /// Starts what has not been started.
  Told start(Room room, RoomEvent event) {
    var now = clock.instant();
    var turn = room.turn();
    var writer = members.find(turn.writer()).orElse(null);
    if (writer == null
        || !writer.alarms().turn()
        || !now.isBefore(turn.dueAt())
        || hasStartedItself(room)) {
      return Told.ALL;
    }
    var later = new ArrayList<Instant>();
    var claims = new ArrayList<Claim<Starting>>();
    for (var phone : phones(writer.id())) {
      claims.add(ledger.claim(room, phone, now));
    }
    var startings = Claim.taken(claims, later);
    later.addAll(
        sends.send(
            startings,
            s -> drafts.start(s.start(), s.phone(), room, writer, event),
            event,
            ledger::settle));
    return new Told(later);
  }

  /// Whether a start of the current turn has come to something, or may yet.
  boolean anyLive(Room room, Instant now) {
    return starts.of(room.id(), room.turn().writer()).stream()
        .anyMatch(start -> start.turn() == room.turn().number() && start.isLive(now));
  }

  // A phone whose device token was renewed may be there twice, with one token for starting.
  private List<Device> phones(MemberId writer) {
    var seen = new HashSet<String>();
    return devices.of(writer).stream()
        .filter(phone -> phone.startToken() != null && seen.add(phone.startToken().value()))
        .toList();
  }

  // The app may put the turn on the screen by itself.
  private boolean hasStartedItself(Room room) {
    var turn = room.turn();
    return activities.of(room.id()).stream()
            .anyMatch(a -> a.isOf(turn) && a.member().equals(turn.writer()))
        && starts.of(room.id(), turn.writer()).stream()
            .noneMatch(start -> start.turn() == turn.number());
  }
}
