package app.voda.room;

import static app.voda.event.EventCode.M13;
import static app.voda.event.EventCode.R2;

import app.voda.event.RoomEvent;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An exchange diary: its members, their order, and the turn. Each method is a rule of the product;
/// it answers the new state and what must happen because of it.
///
/// @param version how often it was saved; fences writers that read the same state
public record Room(
    RoomId id,
    Profile profile,
    WritingPeriod period,
    Circle circle,
    Turn turn,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  public Room {
    if (!circle.has(turn.writer())) {
      throw new IllegalArgumentException("the writer must be a member");
    }
  }

  /// Opens a room. Its first turn starts now and is the creator's.
  public static Change open(
      RoomId id, Profile profile, WritingPeriod period, MemberId creator, Instant now) {
    var turn = Turn.first(creator, period, now);
    var room = new Room(id, profile, period, Circle.of(creator, now), turn, now, now, 0);
    return Change.to(room, turn.event(R2, id));
  }

  /// Adds a member at the end of the order. Joining a room one is in changes nothing.
  public Room join(MemberId member, int maxMembers, Instant now) {
    if (circle.has(member)) {
      return this;
    }
    if (circle.size() >= maxMembers) {
      throw new Refusal(Reason.ROOM_FULL, "The room has its " + maxMembers + " members.");
    }
    return with(circle.with(member, now), turn, now);
  }

  /// The writer posts: the turn ends, and the next starts at that moment.
  ///
  /// @param number the turn that the writer had in front of them
  public Change post(MemberId author, int number, Instant now) {
    if (!turn.writer().equals(author) || turn.number() != number) {
      throw Refusal.stating(
          Reason.NOT_YOUR_TURN,
          "Turn %d is written by member %s.".formatted(turn.number(), turn.writer()),
          "writerId",
          turn.writer().value());
    }
    var diary = RoomEvent.diaryPosted(id, number, turn.revision(), String.valueOf(number));
    return passTo(circle, circle.order().after(author), author, now).and(diary);
  }

  /// The turn's time is over: the next starts at that `dueAt`, so that the rhythm does not drift.
  /// After more than a whole period without service it starts now instead, so that the members
  /// missed meanwhile are not burnt through.
  ///
  /// @return empty when the turn is not over yet
  public Optional<Change> lapse(Instant now) {
    if (now.isBefore(turn.dueAt())) {
      return Optional.empty();
    }
    var startsAt = now.isBefore(turn.dueAt().plus(period.length())) ? turn.dueAt() : now;
    var next = turn.next(circle.order().after(turn.writer()), startsAt, period, null, now);
    return Optional.of(Change.to(with(circle, next, now), next.event(R2, id), next.event(M13, id)));
  }

  /// A member leaves. A leaving writer's turn passes on at once; the last to leave takes the room
  /// along.
  ///
  /// @throws Refusal to anyone but a member
  public Change leave(MemberId member, Instant now) {
    if (seenBy(member).circle.size() == 1) {
      return gone();
    }
    var remaining = circle.without(member);
    var change =
        turn.writer().equals(member)
            ? passTo(remaining, circle.order().after(member), member, now)
            : Change.to(with(remaining, turn, now));
    return change.and(RoomEvent.memberLeft(id, member));
  }

  /// The room ends, with everything in it.
  public Change gone() {
    var register = turn.event(R2, id).ending(turn.ended()).ofRoomGone();
    return new Change(Optional.empty(), List.of(register, RoomEvent.roomLeftBehind(id)));
  }

  /// The master's changes, all or none. An order applies from the next turn; another period gives
  /// the current turn another end, and its tasks are registered anew.
  public Change edit(RoomEdit edit, Instant now) {
    var newCircle = circle;
    if (edit.order() != null) {
      if (!WritingOrder.isPermutation(edit.order(), circle.order())) {
        throw Refusal.field(
            Reason.NOT_FOR_THIS_ROOM, "order", "must name each member of the room once");
      }
      newCircle = circle.reordered(edit.order());
    }
    var newProfile = profile;
    if (edit.hint() != null) {
      newProfile = newProfile.withHint(edit.hint());
    }
    if (edit.codeHash() != null) {
      newProfile = newProfile.withCodeHash(edit.codeHash());
    }
    var edited =
        newProfile.equals(profile) && newCircle.equals(circle)
            ? this
            : new Room(id, newProfile, period, newCircle, turn, createdAt, now, version);
    return edit.period() == null || edit.period().equals(period)
        ? Change.to(edited)
        : edited.changePeriod(edit.period(), now);
  }

  private Change changePeriod(WritingPeriod newPeriod, Instant now) {
    var revised = turn.withPeriod(newPeriod, now);
    var room = new Room(id, profile, newPeriod, circle, revised, createdAt, now, version);
    return Change.to(room, revised.event(R2, id).ending(turn.ended()));
  }

  /// The same turn in a new revision, so that its tasks can be registered under names never used.
  public Change registerAnew(Instant now) {
    var revised = turn.registeredAnew(turn.dueAt(), now);
    var room = new Room(id, profile, period, circle, revised, createdAt, updatedAt, version);
    return Change.to(room, revised.event(R2, id).ending(turn.ended()), revised.event(M13, id));
  }

  private Change passTo(Circle circle, MemberId writer, MemberId by, Instant now) {
    var next = turn.next(writer, now, period, by, now);
    var register = next.event(R2, id).ending(turn.ended());
    var room = with(circle, next, now);
    return next.isNewsToTheWriter()
        ? Change.to(room, register, next.event(M13, id))
        : Change.to(room, register);
  }

  private Room with(Circle newCircle, Turn newTurn, Instant now) {
    return new Room(id, profile, period, newCircle, newTurn, createdAt, now, version);
  }

  /// The room, for one of its members.
  ///
  /// @throws Refusal to anyone but a member: 404, so that ids tell nothing
  public Room seenBy(MemberId member) {
    if (!circle.has(member)) {
      throw Refusal.notFound();
    }
    return this;
  }

  /// The room, for its master.
  ///
  /// @throws Refusal to a member who is not the master
  public Room managedBy(MemberId member) {
    if (!seenBy(member).isMaster(member)) {
      throw new Refusal(Reason.NOT_THE_MASTER, "Ask the room's master to do this.");
    }
    return this;
  }

  public boolean isMaster(@Nullable MemberId member) {
    return circle.master().equals(member);
  }
}
