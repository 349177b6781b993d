package app.voda.room;

import app.voda.event.EndedTurn;
import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member's time to write. Number and revision are the fence: what was planned for another one
/// does nothing.
///
/// @param number 1, 2, 3 … without gaps
/// @param revision how often this turn's tasks were registered anew
/// @param startedBy whose request began it; null when the turn before it lapsed
/// @param changedAt when number and revision were committed
public record Turn(
    int number,
    int revision,
    MemberId writer,
    Instant startsAt,
    Instant dueAt,
    @Nullable MemberId startedBy,
    Instant changedAt) {

  static Turn first(MemberId writer, WritingPeriod period, Instant now) {
    return new Turn(1, 0, writer, now, now.plus(period.length()), writer, now);
  }

  Turn next(
      MemberId writer,
      Instant startsAt,
      WritingPeriod period,
      @Nullable MemberId startedBy,
      Instant now) {
    return new Turn(
        number + 1, 0, writer, startsAt, startsAt.plus(period.length()), startedBy, now);
  }

  /// The same turn with another length, never ending in the past.
  Turn withPeriod(WritingPeriod period, Instant now) {
    var due = startsAt.plus(period.length());
    return registeredAnew(due.isBefore(now) ? now : due, now);
  }

  Turn registeredAnew(Instant dueAt, Instant now) {
    return new Turn(number, revision + 1, writer, startsAt, dueAt, startedBy, now);
  }

  /// Whether the writer must be told: not when their own request began the turn.
  public boolean isNewsToTheWriter() {
    return !writer.equals(startedBy);
  }

  /// Whether this turn, in its revision, is later than the one named.
  public boolean isPast(int turn, int revision) {
    return number > turn || (number == turn && this.revision > revision);
  }

  public boolean is(int turn, int revision) {
    return number == turn && this.revision == revision;
  }

  /// Whether it began because that turn lapsed, in this revision or a later one. Then that turn's
  /// R1 may still owe what follows, and ends by itself.
  boolean beganAsItLapsed(EndedTurn before) {
    return startedBy == null && number == before.turn() + 1;
  }

  EndedTurn ended() {
    return new EndedTurn(number, revision, TurnPlan.hops(this));
  }

  /// An event of this turn in this revision.
  public RoomEvent event(EventCode code, RoomId room) {
    return RoomEvent.of(code, room, number, revision);
  }
}
