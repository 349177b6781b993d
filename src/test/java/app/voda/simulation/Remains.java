package app.voda.simulation;

import app.voda.alarm.Alarm;
import app.voda.alarm.Alarms;
import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.diary.Diaries;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Nudges;
import app.voda.room.Rooms;
import app.voda.store.PageRequest;
import java.util.function.Consumer;

/// What is left of members who withdrew and of rooms that are gone, once W1 has run: nothing.
final class Remains {
  private static final PageRequest SOME = new PageRequest(null, 100);

  private final World world;
  private final People people;

  Remains(World world, People people) {
    this.world = world;
    this.people = people;
  }

  void areNone() {
    ofTheWithdrawn(member -> {
      ofMember(member);
      if (!isLookedAtAgain(member)) {
        inboxOf(member);
      }
    });
    world.ledger.rooms.forEach((room, states) -> {
      if (states.getLast().room() == null && states.getLast().number() > people.purgedAt) {
        ofRoom(room);
      }
    });
  }

  /// Once W1 has had its last look, which finds what slow calls have kept.
  void inboxesAreEmpty() {
    ofTheWithdrawn(this::inboxOf);
  }

  private boolean isLookedAtAgain(MemberId member) {
    return world.queue.pending().stream()
        .map(held -> held.task().event())
        .anyMatch(event -> event.roomId() == null && member.equals(event.memberId()));
  }

  private void ofTheWithdrawn(Consumer<MemberId> check) {
    world.ledger.withdrawn.forEach((member, withdrawal) -> {
      if (withdrawal.number() > people.purgedAt) {
        check.accept(member);
      }
    });
  }

  private void ofMember(MemberId member) {
    var rooms = world.store.port(Rooms.class).idsOf(member);
    world.ledger.require(rooms.isEmpty(), () -> member + " has withdrawn, and is in " + rooms);
    var devices = world.store.port(Devices.class);
    var kept =
        world.ledger.holders.keySet().stream()
            .flatMap(id -> devices.findKept(id).stream())
            .filter(device -> device.member().equals(member))
            .map(Device::id)
            .toList();
    world.ledger.require(
        kept.isEmpty() && devices.of(member).isEmpty(),
        () -> member + " has withdrawn, and has devices: " + kept);
  }

  private void inboxOf(MemberId member) {
    var entries =
        world.store.port(Alarms.class).of(member, SOME).items().stream()
            .map(Alarm::announcement)
            .toList();
    world.ledger.require(
        entries.isEmpty(), () -> member + " has withdrawn, and has an inbox: " + entries);
  }

  private void ofRoom(RoomId room) {
    var diaries = world.store.port(Diaries.class).of(room, SOME).items();
    world.ledger.require(diaries.isEmpty(), () -> "left of a room that is gone: " + diaries);
    var nudges =
        world.ledger.nudges.stream()
            .filter(nudge -> nudge.room().equals(room))
            .filter(nudge ->
                world.store.port(Nudges.class).find(room, nudge.turn(), nudge.by()).isPresent())
            .toList();
    world.ledger.require(nudges.isEmpty(), () -> "left of a room that is gone: " + nudges);
  }
}
