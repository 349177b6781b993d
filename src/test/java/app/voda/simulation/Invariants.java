package app.voda.simulation;

import app.voda.alarm.Alarms;
import app.voda.device.Devices;
import app.voda.event.EventCode;
import app.voda.event.TaskName;
import app.voda.id.AlarmId;
import app.voda.id.Digest;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.push.Push;
import app.voda.room.Room;
import app.voda.room.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What must be true of a world, whatever happened in it. {@link Ledger} has what can be judged at
/// each commit.
final class Invariants {
  private static final Duration MARGIN = Duration.ofMinutes(10);
  // What the queue delivers twice it delivers within two hours, in this simulation.
  private static final Duration LAST_REPEAT = Duration.ofHours(3);
  private static final Set<EventCode> OF_A_TURN =
      Set.of(EventCode.R1, EventCode.M11, EventCode.M12, EventCode.L15);

  private final World world;
  private final People people;

  Invariants(World world, People people) {
    this.world = world;
    this.people = people;
  }

  /// What must hold once the world has been calm for a while.
  void afterTheStorm() {
    world.ledger.living().forEach(this::hasOneEnd);
    nothingIsPlannedForTheDead();
    everyDiaryWasTold();
    everyNudgeWasTold();
    world.ledger.living().forEach(this::writerWasTold);
    whatWasAcknowledgedIsThere();
    phonesAreStillKnown();
    theWithdrawnHaveNothing();
    eachAlarmHasOneId();
  }

  /// What must hold of turns that came and went in a calm world.
  ///
  /// @param since when it became calm
  void ofTheRhythm(List<Room> before, Instant since) {
    for (var room : before) {
      var states = world.ledger.rooms.get(room.id());
      var now = states == null ? null : states.getLast().room();
      if (now == null) {
        world.ledger.broken("room " + room.id() + " vanished");
        return;
      }
      hasOneEnd(now);
      var period = room.period().length();
      var due = room.turn().dueAt();
      long lapsed =
          due.isAfter(world.now()) ? 0 : 1 + Duration.between(due, world.now()).dividedBy(period);
      world.ledger.require(
          now.turn().number() == room.turn().number() + lapsed,
          () -> "left alone, %s became %s".formatted(room.turn(), now.turn()));
      for (var state : world.ledger.rooms.getOrDefault(room.id(), List.of())) {
        var later = state.room();
        if (later != null && !state.at().isBefore(since)) {
          var turn = later.turn();
          var starts = due.plus(period.multipliedBy(turn.number() - room.turn().number() - 1L));
          world.ledger.require(turn.startsAt().equals(starts), () -> "the rhythm drifted: " + turn);
          reminded(later, turn, state.number(), since);
        }
      }
      reminded(room, room.turn(), world.ledger.now(), since);
    }
    eachAlarmHasOneId();
    nothingWasShownTwice(since);
  }

  // A crash, a lost answer or a repeated delivery may repeat a push under its tag; nothing else
  // may.
  private void nothingWasShownTwice(Instant since) {
    for (var phone : world.phones.all()) {
      var alarms =
          phone.shown.stream()
              .filter(push -> push.at().isAfter(since.plus(LAST_REPEAT)))
              .map(Push::alarmId)
              .toList();
      world.ledger.require(
          alarms.size() == Set.copyOf(alarms).size(), () -> "shown twice on " + phone.token);
    }
  }

  private void hasOneEnd(Room room) {
    var turn = room.turn();
    var mine = pending(room.id());
    long ends =
        mine.stream()
            .map(held -> held.task().event())
            .filter(event -> turn.is(event.turn(), event.revision()))
            .filter(WorldQueue::isAnEnd)
            .count();
    world.ledger.require(
        ends == 1, () -> "%d ends of %s among %s".formatted(ends, turn, tasks(mine)));
    var states = world.ledger.rooms.getOrDefault(room.id(), List.of());
    for (int i = 0; i + 1 < states.size(); i++) {
      nothingIsPlannedFor(states.get(i), states.get(i + 1));
    }
  }

  private void nothingIsPlannedForTheDead() {
    for (var states : world.ledger.rooms.values()) {
      if (states.getLast().room() == null) {
        nothingIsPlannedFor(states.get(states.size() - 2), states.getLast());
      }
    }
  }

  // What was planned for a turn that is over has been deleted, unless the call that planned it
  // began before the turn's end and was slower than it: that ends by itself, at its time.
  private void nothingIsPlannedFor(Ledger.State over, Ledger.State next) {
    var room = over.room();
    var later = next.room();
    if (room == null
        || (later != null && later.turn().equals(room.turn()))
        // What would have deleted it was lost.
        || next.number() <= people.purgedAt) {
      return;
    }
    var turn = room.turn();
    var left =
        pending(room.id()).stream()
            .filter(held -> {
              var event = held.task().event();
              return turn.is(event.turn(), event.revision())
                  && (OF_A_TURN.contains(event.code()) || WorldQueue.isHop(event));
            })
            .filter(held -> held.enqueuedAt() < next.number() || held.plannedAt() >= next.number())
            .toList();
    world.ledger.require(
        left.isEmpty(), () -> "planned for %s, which is over: %s".formatted(turn, tasks(left)));
  }

  private List<WorldQueue.Planned> pending(RoomId room) {
    return world.queue.pending().stream()
        .filter(held -> room.equals(held.task().event().roomId()))
        .toList();
  }

  private static List<TaskName> tasks(List<WorldQueue.Planned> held) {
    return held.stream().map(h -> h.task().name()).toList();
  }

  private void everyDiaryWasTold() {
    for (var posted : world.ledger.diaries.values()) {
      var diary = posted.diary();
      if (posted.number() <= people.purgedAt) {
        continue;
      }
      var id = Digest.of(diary.room().value(), diary.id(), EventCode.M2.name());
      for (var person : people.all()) {
        if (person.member != null
            && !person.member.equals(diary.author())
            && world.ledger.hasBeenMember(diary.room(), person.member, posted.number())) {
          mustShow(person.member, posted.number(), id, "diary of turn " + diary.turn());
        }
      }
    }
  }

  private void everyNudgeWasTold() {
    for (var nudge : world.ledger.nudges) {
      var room = world.ledger.rooms.getOrDefault(nudge.room(), List.of()).getLast().room();
      if (room != null
          && room.turn().number() == nudge.turn()
          && nudge.number() > people.purgedAt
          && isOpen(room.turn())
          && world.ledger.hasBeenMember(room.id(), nudge.by(), nudge.number())) {
        var id = id(room, room.turn(), EventCode.N1, nudge.by().value());
        mustShow(room.turn().writer(), nudge.number(), id, "nudge by " + nudge.by());
      }
    }
  }

  private void writerWasTold(Room room) {
    var turn = room.turn();
    long began =
        world.ledger.rooms.getOrDefault(room.id(), List.of()).stream()
            .filter(state -> state.room() != null && state.room().turn().number() == turn.number())
            .mapToLong(Ledger.State::number)
            .findFirst()
            .orElseThrow();
    if (turn.isNewsToTheWriter() && began > people.purgedAt && isOpen(turn)) {
      mustShow(turn.writer(), began, id(room, turn, EventCode.M13, ""), "beginning of " + turn);
    }
  }

  private boolean isOpen(Turn turn) {
    return world.now().isBefore(turn.dueAt());
  }

  private void reminded(Room room, Turn turn, long began, Instant since) {
    remindedBy(EventCode.M12, Duration.ofHours(4), room, turn, began, since);
    remindedBy(EventCode.M11, Duration.ofHours(1), room, turn, began, since);
    if (turn.isNewsToTheWriter()
        && turn.changedAt().isAfter(since)
        && turn.changedAt().plus(MARGIN).isBefore(world.now())) {
      mustShow(turn.writer(), began, id(room, turn, EventCode.M13, ""), "beginning of " + turn);
    }
  }

  private void remindedBy(
      EventCode code, Duration before, Room room, Turn turn, long began, Instant since) {
    var at = turn.dueAt().minus(before);
    if (!people.torn.contains(new People.TurnOf(room.id(), turn.number(), turn.revision()))
        && at.isAfter(since.plus(MARGIN))
        && at.isAfter(turn.changedAt().plus(MARGIN))
        && at.plus(MARGIN).isBefore(world.now())) {
      mustShow(
          turn.writer(),
          began,
          id(room, turn, code, turn.dueAt().toString()),
          code + " of " + turn);
    }
  }

  private static String id(Room room, Turn turn, EventCode code, String distinction) {
    return Digest.of(room.id().value(), String.valueOf(turn.number()), code.name(), distinction);
  }

  private void mustShow(MemberId member, long since, String alarmId, String what) {
    for (var device : world.ledger.devicesSince(member, since)) {
      var phone =
          world.phones.all().stream()
              .filter(p -> p.token.deviceId().equals(device))
              .findFirst()
              .orElseThrow();
      if (phone.goneSince == null && !phone.wasEverGone) {
        world.ledger.require(
            phone.shown.stream().anyMatch(push -> push.alarmId().value().equals(alarmId)),
            () -> "%s never reached %s of %s".formatted(what, device, member));
      }
    }
    if (world.ledger.members.contains(member)) {
      world.ledger.require(
          world.store.port(Alarms.class).find(member, new AlarmId(alarmId)).isPresent(),
          () -> what + " is not in the inbox of " + member);
    }
  }

  private void whatWasAcknowledgedIsThere() {
    for (var diary : people.acknowledged()) {
      var kept = world.ledger.diaries.get(diary.room() + " " + diary.turn());
      world.ledger.require(
          kept != null && kept.diary().equals(diary), () -> "acknowledged but not kept: " + diary);
    }
    long texts =
        world.ledger.diaries.values().stream().map(p -> p.diary().text()).distinct().count();
    world.ledger.require(
        texts == world.ledger.diaries.size(), () -> "one request posted two diaries");
  }

  // A phone that is there, and has been since it was registered, must not have been pruned.
  private void phonesAreStillKnown() {
    for (var person : people.all()) {
      for (var phone : person.phones) {
        var spans = world.ledger.holders.get(phone.token.deviceId());
        if (phone.registeredAgain
            && person.member != null
            && !person.hasWithdrawn
            && spans != null
            && spans.getLast().member.equals(person.member)) {
          world.ledger.require(
              spans.getLast().to == Long.MAX_VALUE, () -> phone.token + " was lost");
        }
      }
    }
  }

  private void theWithdrawnHaveNothing() {
    for (var person : people.all()) {
      var member = person.member;
      if (member != null
          && person.hasWithdrawn
          && people.purgedAt < 0
          && !world.ledger.members.contains(member)) {
        world.ledger.require(
            world.store.port(Devices.class).of(member).isEmpty(),
            () -> "devices of " + member + ", who has withdrawn");
      }
    }
  }

  // Whatever is said twice is said under one tag: that of what it is about.
  private void eachAlarmHasOneId() {
    for (var phone : world.phones.all()) {
      for (var push : phone.shown) {
        world.ledger.require(
            isTagged(push), () -> push.code() + " under a tag of its own: " + push.alarmId());
      }
    }
  }

  private static boolean isTagged(Push push) {
    var room = push.roomId().value();
    var turn = String.valueOf(push.turn());
    var code = push.code().name();
    var expected =
        switch (push.code()) {
          case M2 -> Digest.of(room, String.valueOf(push.diaryId()), code);
          case M13 -> Digest.of(room, turn, code, "");
          case M11, M12 -> Digest.of(room, turn, code, push.until().toString());
          // The others name who nudged, which the push does not say.
          case N1, R1, R2, L15, W1 -> push.alarmId().value();
        };
    return push.alarmId().value().equals(expected);
  }
}
