package app.voda.simulation;

import app.voda.alarm.Alarms;
import app.voda.diary.Diaries;
import app.voda.event.DeadLetter;
import app.voda.id.Digest;
import app.voda.push.Push;
import app.voda.room.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What must be true of a world, whatever happened in it. {@link Ledger} has what can be judged at
/// each commit.
final class Invariants {
  // What the queue delivers twice it delivers within two hours, in this simulation.
  private static final Duration LAST_REPEAT = Duration.ofHours(3);

  private final World world;
  private final People people;
  private final Planning planning;

  Invariants(World world, People people) {
    this.world = world;
    this.people = people;
    this.planning = new Planning(world, people);
  }

  /// What must hold once the world has been calm for a while.
  void afterTheStorm() {
    planning.isRight();
    everyAlarmWasTold();
    whatWasAcknowledgedIsThere();
    phonesAreStillKnown();
    new Remains(world, people).areNone();
    eachAlarmHasOneId();
  }

  /// Until when something may wait for what is dead.
  Instant untilTheDeadHaveNothing() {
    return planning.untilTheDeadHaveNothing();
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
        }
      }
    }
    planning.isRight();
    planning.nothingIsPlannedForTheDead();
    new Remains(world, people).inboxesAreEmpty();
    everyAlarmWasTold();
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

  private void everyAlarmWasTold() {
    for (var alarm : new AlarmsDue(world.ledger, world.patience).all()) {
      if (world.patience.mustHaveBeenTold(alarm)) {
        mustShow(alarm, world.patience.toldBy(alarm));
      }
    }
  }

  private void mustShow(Due due, Instant by) {
    var member = due.member();
    for (var device : world.ledger.devicesBetween(member, due.from(), by)) {
      var phone = world.phones.of(device);
      if (phone.wasThereUntil(by)) {
        world.ledger.require(
            phone.shown.stream().anyMatch(push -> push.alarmId().equals(due.alarm()))
                || world.ledger.letters.contains(refusal(due)),
            () -> "%s never reached %s of %s".formatted(due.what(), device, member));
      }
    }
    if (world.ledger.members.contains(member)) {
      world.ledger.require(
          world.store.port(Alarms.class).find(member, due.alarm()).isPresent(),
          () -> due.what() + " is not in the inbox of " + member);
    }
  }

  // What a provider refused for good is a dead letter instead.
  private static String refusal(Due due) {
    return Digest.of(DeadLetter.Reason.REFUSED.name(), due.member().value(), due.alarm().value());
  }

  private void whatWasAcknowledgedIsThere() {
    for (var diary : people.acknowledged()) {
      var kept = world.ledger.diaries.get(diary.room() + " " + diary.turn());
      world.ledger.require(
          kept != null && kept.diary().equals(diary), () -> "acknowledged but not kept: " + diary);
      world.ledger.require(
          world.ledger.isDead(diary.room())
              || world.store.port(Diaries.class).find(diary.room(), diary.id()).isPresent(),
          () -> "acknowledged, kept and lost: " + diary);
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
