package app.voda.deadletter;

import app.voda.alarm.Alarms;
import app.voda.alarm.Stale;
import app.voda.deadletter.Replayed.Result;
import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.DeadLetters;
import app.voda.event.EventJson;
import app.voda.event.Replay;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskQueue;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.problem.Refusal;
import app.voda.room.Room;
import app.voda.room.Rooms;
import app.voda.store.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Replays a dead letter: its event goes through the queue once more, for whoever still lacks it.
///
/// The letter is marked first, then its task enqueued under a name made of the mark. Whatever dies
/// in between, or is asked twice, ends in one task.
@Service
public class Replaying {
  private static final Logger log = LoggerFactory.getLogger(Replaying.class);
  // A replay's pushes are tried for a day: later, its task has nothing left to do.
  private static final Duration UNDER_WAY = Duration.ofHours(24);
  // What it was not shown once is not worth showing later.
  private static final String ACTIVITY =
      "It is no alarm: a Live Activity shows how things are now.";

  private final DeadLetters letters;
  private final Alarms alarms;
  private final Rooms rooms;
  private final EventJson json;
  private final TaskQueue queue;
  private final Transactions transactions;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Replaying(
      DeadLetters letters,
      Alarms alarms,
      Rooms rooms,
      EventJson json,
      TaskQueue queue,
      Transactions transactions,
      InstantSource clock,
      MeterRegistry meters) {
    this.letters = letters;
    this.alarms = alarms;
    this.rooms = rooms;
    this.json = json;
    this.queue = queue;
    this.transactions = transactions;
    this.clock = clock;
    this.meters = meters;
    // Prometheus sees no rise in a counter that comes into being with what it counts.
    for (var result : Result.values()) {
      counter(result);
    }
  }

  private Counter counter(Result result) {
    return meters.counter(
        "voda.dead.letter.replays", "outcome", result.name().toLowerCase(Locale.ROOT));
  }

  // What was committed, and what must be enqueued because of it.
  private record Verdict(DeadLetter letter, Replayed answer, List<Task> tasks) {}

  /// Replays a letter.
  ///
  /// @throws Refusal 404 if there is no such letter
  public Replayed replay(String id) {
    var verdict =
        transactions.run(
            () -> judge(letters.find(id).orElseThrow(Refusal::notFound), clock.instant()));
    // As after a callback's commit: a crash here is mended by asking again.
    if (!verdict.tasks().isEmpty()) {
      queue.enqueue(verdict.tasks());
    }
    tell(verdict);
    return verdict.answer();
  }

  private Verdict judge(DeadLetter letter, Instant now) {
    RoomEvent event;
    try {
      event = json.read(letter.body());
    } catch (IllegalArgumentException e) {
      return untouched(letter, Result.STILL_MALFORMED, String.valueOf(e.getMessage()));
    }
    if (letter.reason() == Reason.MALFORMED) {
      // Nobody was told of it: the event acts for everyone it concerns, and judges for itself.
      return again(letter, event, now, () -> {});
    }
    var member = letter.memberId();
    var alarm = letter.alarmId();
    if (member == null || alarm == null) {
      return untouched(letter, Result.NO_LONGER_TRUE, ACTIVITY);
    }
    var room = Optional.ofNullable(event.roomId()).flatMap(rooms::find).orElse(null);
    var stale = stale(member, alarm, room, now);
    if (stale.isPresent()) {
      return untouched(letter, Result.NO_LONGER_TRUE, stale.get().sentence());
    }
    return again(letter, asOfNow(event, room), now, () -> alarms.reopen(member, alarm, now));
  }

  private Verdict again(DeadLetter letter, RoomEvent event, Instant now, Runnable reopen) {
    var before = letter.replayedAt();
    if (before != null) {
      var detail = "It was replayed at " + before + " and has not died again.";
      return new Verdict(
          letter,
          new Replayed(letter.id(), Result.ALREADY_REPLAYED, detail),
          now.isBefore(before.plus(UNDER_WAY)) ? List.of(task(letter, event, before)) : List.of());
    }
    // As every store keeps it: a repeated replay names its task by what it reads back.
    var at = now.truncatedTo(ChronoUnit.MILLIS);
    var replayed = letter.replayed(at);
    reopen.run();
    letters.markReplayed(replayed);
    return new Verdict(
        replayed,
        new Replayed(letter.id(), Result.REPLAYED, "It is tried again for a day."),
        List.of(task(replayed, event, at)));
  }

  private static Verdict untouched(DeadLetter letter, Result result, String detail) {
    return new Verdict(letter, new Replayed(letter.id(), result, detail), List.of());
  }

  private static Task task(DeadLetter letter, RoomEvent event, Instant at) {
    return Task.following(event.replayed(new Replay(letter.id(), letter.memberId(), at)), at);
  }

  private Optional<Stale> stale(MemberId member, AlarmId alarm, @Nullable Room room, Instant now) {
    if (room == null) {
      return Optional.of(Stale.ROOM_GONE);
    }
    return alarms
        .find(member, alarm)
        .map(kept -> kept.announcement().stale(member, room, now))
        // An inbox is emptied only when its member withdraws.
        .orElse(Optional.of(Stale.MEMBER_GONE));
  }

  // A reminder acts on exactly its revision. A turn that was only registered anew is the same turn.
  private static RoomEvent asOfNow(RoomEvent event, @Nullable Room room) {
    return room == null || room.turn().number() != event.turn()
        ? event
        : event.inRevision(room.turn().revision());
  }

  private void tell(Verdict verdict) {
    var letter = verdict.letter();
    var result = verdict.answer().result();
    log.info(
        "dead letter replay id={} reason={} code={} alarmId={} memberId={} outcome={} replays={},"
            + " enqueued={}",
        letter.id(),
        letter.reason(),
        letter.code(),
        letter.alarmId(),
        letter.memberId(),
        result,
        letter.replays(),
        verdict.tasks().size());
    counter(result).increment();
  }
}
