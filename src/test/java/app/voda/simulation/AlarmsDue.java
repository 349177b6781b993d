package app.voda.simulation;

import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.Digest;
import app.voda.id.RoomId;
import app.voda.room.Room;
import app.voda.room.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which alarms were due in a world, to whom and how long, read out of all that was committed.
final class AlarmsDue {
  private final Ledger ledger;
  private final Patience patience;
  private final List<Due> due = new ArrayList<>();

  AlarmsDue(Ledger ledger, Patience patience) {
    this.ledger = ledger;
    this.patience = patience;
  }

  List<Due> all() {
    ledger.rooms.values().forEach(this::turns);
    ledger.nudges.forEach(this::nudge);
    ledger.diaries.values().forEach(this::diary);
    return due;
  }

  private void turns(List<Ledger.State> states) {
    @Nullable Turn before = null;
    for (int i = 0; i < states.size(); i++) {
      var room = states.get(i).room();
      var turn = room == null ? null : room.turn();
      if (room != null && turn != null && !turn.equals(before)) {
        var began = states.get(i).at();
        var later = states.subList(i, states.size());
        var over = end(later, other -> other.turn().equals(turn));
        reminder(EventCode.M12, Duration.ofHours(4), room, began, over);
        reminder(EventCode.M11, Duration.ofHours(1), room, began, over);
        boolean isNew = before == null || before.number() != turn.number();
        if (isNew && turn.isNewsToTheWriter()) {
          var id = id(room.id(), turn.number(), EventCode.M13, "");
          var what = "beginning of " + turn;
          add(new Due(turn.writer(), id, what, began, began, endOfTurn(later, turn.number())));
        }
      }
      before = turn;
    }
  }

  // Of one revision: each has reminders of its own, and one that is registered too late for a
  // reminder has none.
  private void reminder(EventCode code, Duration before, Room room, Instant began, Instant over) {
    var turn = room.turn();
    var at = turn.dueAt().minus(before);
    if (!at.isBefore(patience.registeredBy(began))) {
      var id = id(room.id(), turn.number(), code, turn.dueAt().toString());
      var until = over.isBefore(turn.dueAt()) ? over : turn.dueAt();
      add(new Due(turn.writer(), id, code + " of " + turn, began, at, until));
    }
  }

  private void nudge(Ledger.Nudged nudge) {
    var by = nudge.by();
    var later = since(nudge.room(), nudge.number());
    var room = later.isEmpty() ? null : later.getFirst().room();
    if (room != null && room.turn().number() == nudge.turn()) {
      var id = id(room.id(), nudge.turn(), EventCode.N1, by.value());
      var over = end(later, other -> other.circle().has(by));
      var until = earliest(List.of(over, endOfTurn(later, nudge.turn()), ledger.withdrawnAt(by)));
      add(new Due(room.turn().writer(), id, "nudge by " + by, nudge.at(), nudge.at(), until));
    }
  }

  private void diary(Ledger.Posted posted) {
    var diary = posted.diary();
    var later = since(diary.room(), posted.number());
    var room = later.isEmpty() ? null : later.getFirst().room();
    if (room == null) {
      return;
    }
    var id = new AlarmId(Digest.of(diary.room().value(), diary.id(), EventCode.M2.name()));
    for (var reader : room.circle().order().members()) {
      if (!reader.equals(diary.author())) {
        var until = end(later, other -> other.circle().has(reader));
        var what = "diary of turn " + diary.turn();
        add(new Due(reader, id, what, posted.at(), posted.at(), until));
      }
    }
  }

  private void add(Due alarm) {
    var until = earliest(List.of(alarm.until(), ledger.withdrawnAt(alarm.member())));
    due.add(
        new Due(alarm.member(), alarm.alarm(), alarm.what(), alarm.since(), alarm.from(), until));
  }

  // The end that the turn had may have moved, to and fro.
  private static Instant endOfTurn(List<Ledger.State> later, int number) {
    var ends = new ArrayList<Instant>();
    ends.add(end(later, other -> other.turn().number() == number));
    for (var state : later) {
      if (state.room() != null && state.room().turn().number() == number) {
        ends.add(state.room().turn().dueAt());
      }
    }
    return earliest(ends);
  }

  private static Instant end(List<Ledger.State> later, Predicate<Room> lasts) {
    return later.stream()
        .filter(state -> state.room() == null || !lasts.test(state.room()))
        .findFirst()
        .map(Ledger.State::at)
        .orElse(Instant.MAX);
  }

  private static Instant earliest(List<Instant> times) {
    return times.stream().min(Instant::compareTo).orElseThrow();
  }

  // A room's states from the one that was there at a commit on.
  private List<Ledger.State> since(RoomId room, long number) {
    var states = ledger.rooms.getOrDefault(room, List.of());
    int i = states.size() - 1;
    while (i >= 0 && states.get(i).number() > number) {
      i--;
    }
    return i < 0 ? List.of() : states.subList(i, states.size());
  }

  private static AlarmId id(RoomId room, int turn, EventCode code, String distinction) {
    return new AlarmId(Digest.of(room.value(), String.valueOf(turn), code.name(), distinction));
  }
}
