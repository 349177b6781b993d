package app.voda.simulation;

import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.diary.Diaries;
import app.voda.diary.Diary;
import app.voda.event.DeadLetter;
import app.voda.event.DeadLetters;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Member;
import app.voda.member.Members;
import app.voda.room.Nudges;
import app.voda.room.Room;
import app.voda.room.Rooms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that was ever committed, in its order; what contradicts the rules is noticed at once.
final class Ledger {
  /// From the commit that made it so to the one that ended it.
  static final class Span {
    final MemberId member;
    final Instant fromAt;
    Instant toAt = Instant.MAX;
    long to = Long.MAX_VALUE;

    Span(MemberId member, Instant fromAt) {
      this.member = member;
      this.fromAt = fromAt;
    }
  }

  /// A state of a room; null once it is gone.
  record State(long number, Instant at, @Nullable Room room) {}

  /// A diary, and the commit that brought it.
  record Posted(long number, Instant at, Diary diary) {}

  /// Somebody's nudge, and the commit that brought it.
  record Nudged(long number, Instant at, RoomId room, int turn, MemberId by) {}

  /// The commit by which somebody was a member no more.
  record Withdrawn(long number, Instant at) {}

  final Map<RoomId, List<State>> rooms = new LinkedHashMap<>();
  final Map<String, Posted> diaries = new LinkedHashMap<>();
  final List<Nudged> nudges = new ArrayList<>();
  final Map<DeviceId, List<Span>> holders = new LinkedHashMap<>();
  final Set<MemberId> members = new LinkedHashSet<>();
  final Map<MemberId, Withdrawn> withdrawn = new LinkedHashMap<>();
  final Set<String> letters = new LinkedHashSet<>();
  private final Supplier<Instant> clock;
  private final Trace trace;
  private long number;
  private @Nullable String broken;

  Ledger(Supplier<Instant> clock, Trace trace) {
    this.clock = clock;
    this.trace = trace;
  }

  /// The number of the last commit.
  long now() {
    return number;
  }

  boolean isBroken() {
    return broken != null;
  }

  /// The first invariant that was broken; null while none was.
  @Nullable String broken() {
    return broken;
  }

  void broken(String what) {
    if (broken == null) {
      broken = what;
      trace.note("BROKEN: " + what);
    }
  }

  void broken(String what, Throwable why) {
    var stack = new java.io.StringWriter();
    why.printStackTrace(new java.io.PrintWriter(stack));
    broken(what + ": " + stack);
  }

  void require(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      broken(otherwise.get());
    }
  }

  /// Notes a write to a port, once it is committed.
  void wrote(Class<?> port, String method, Object[] arguments, @Nullable Object result) {
    number++;
    if (port == Rooms.class) {
      room((Room) arguments[0], method.equals("save"));
    } else if (port == Diaries.class && method.equals("add")) {
      diary((Diary) arguments[0]);
    } else if (port == Nudges.class && method.equals("add")) {
      nudges.add(
          new Nudged(
              number,
              clock.get(),
              (RoomId) arguments[0],
              (Integer) arguments[1],
              (MemberId) arguments[2]));
    } else if (port == Members.class) {
      member(method, arguments[0]);
    } else if (port == Devices.class) {
      device(method, arguments[0], result);
    } else if (port == DeadLetters.class && method.equals("add")) {
      letters.add(((DeadLetter) arguments[0]).id());
    }
  }

  private void member(String method, Object argument) {
    switch (method) {
      case "add" -> members.add(((Member) argument).id());
      case "delete" -> {
        if (members.remove((MemberId) argument)) {
          withdrawn.put((MemberId) argument, new Withdrawn(number, clock.get()));
        }
      }
      default -> {}
    }
  }

  private void device(String method, Object argument, @Nullable Object result) {
    switch (method) {
      case "save" -> {
        var device = (Device) argument;
        var spans = holders.computeIfAbsent(device.id(), _ -> new ArrayList<>());
        var last = spans.isEmpty() ? null : spans.getLast();
        if (last == null || last.to != Long.MAX_VALUE || !last.member.equals(device.member())) {
          end(device.id());
          spans.add(new Span(device.member(), clock.get()));
        }
      }
      case "delete" -> end((DeviceId) argument);
      case "deleteOf" ->
          holders.forEach((id, spans) -> {
            if (spans.getLast().member.equals(argument)) {
              end(id);
            }
          });
      case "prune" -> {
        if (Boolean.TRUE.equals(result)) {
          var id = ((Device) argument).id();
          trace.note("  pruned " + id);
          end(id);
        }
      }
      default -> {}
    }
  }

  private void end(DeviceId id) {
    var spans = holders.getOrDefault(id, List.of());
    if (!spans.isEmpty() && spans.getLast().to == Long.MAX_VALUE) {
      spans.getLast().to = number;
      spans.getLast().toAt = clock.get();
    }
  }

  private void diary(Diary diary) {
    var before =
        diaries.put(diary.room() + " " + diary.turn(), new Posted(number, clock.get(), diary));
    require(before == null, () -> "two diaries for one turn: " + diary);
    trace.note("  diary of turn " + diary.turn() + " in " + diary.room());
  }

  private void room(Room room, boolean lives) {
    var states = rooms.computeIfAbsent(room.id(), _ -> new ArrayList<>());
    var before = states.isEmpty() ? null : states.getLast().room();
    require(states.isEmpty() || before != null, () -> "a dead room was saved: " + room.id());
    states.add(new State(number, clock.get(), lives ? room : null));
    trace.note(
        lives
            ? "  room %s turn %d.%d of %s, due %s, order %s"
                .formatted(
                    room.id(),
                    room.turn().number(),
                    room.turn().revision(),
                    room.turn().writer(),
                    room.turn().dueAt(),
                    room.circle().order().members())
            : "  room " + room.id() + " is gone");
    if (lives) {
      follows(before, room);
    }
  }

  private void follows(@Nullable Room before, Room room) {
    var turn = room.turn();
    if (before == null) {
      require(turn.is(1, 0), () -> "a first turn " + turn);
    } else if (turn.number() == before.turn().number()) {
      int risen = turn.revision() - before.turn().revision();
      require(
          (risen == 0 ? turn.equals(before.turn()) : risen == 1)
              && turn.writer().equals(before.turn().writer()),
          () -> "turn " + before.turn() + " became " + turn);
    } else {
      var next = before.circle().order().after(before.turn().writer());
      require(
          turn.is(before.turn().number() + 1, 0) && turn.writer().equals(next),
          () -> "after turn " + before.turn() + " came " + turn + " instead of " + next + "'s");
    }
  }

  /// When somebody withdrew; never comes for who has not.
  Instant withdrawnAt(MemberId member) {
    var withdrawal = withdrawn.get(member);
    return withdrawal == null ? Instant.MAX : withdrawal.at();
  }

  /// Whose device it is now.
  Optional<MemberId> holder(DeviceId id) {
    return Optional.ofNullable(holders.get(id))
        .map(List::getLast)
        .filter(span -> span.to == Long.MAX_VALUE)
        .map(span -> span.member);
  }

  /// The devices that somebody had all the time from one moment to another.
  List<DeviceId> devicesBetween(MemberId member, Instant from, Instant to) {
    return holders.entrySet().stream()
        .filter(e ->
            e.getValue().stream()
                .anyMatch(span ->
                    span.member.equals(member)
                        && !span.fromAt.isAfter(from)
                        && !span.toAt.isBefore(to)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whether a room is gone, or was never there.
  boolean isDead(RoomId room) {
    var states = rooms.get(room);
    return states == null || states.getLast().room() == null;
  }

  /// The rooms that live.
  List<Room> living() {
    return rooms.values().stream()
        .map(states -> states.getLast().room())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }
}
