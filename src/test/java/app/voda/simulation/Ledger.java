package app.voda.simulation;

import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.diary.Diaries;
import app.voda.diary.Diary;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Member;
import app.voda.member.Members;
import app.voda.push.Push;
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
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that was ever committed, in its order; what contradicts the rules is noticed at once.
final class Ledger {
  /// From the commit that made it so to the one that ended it.
  static final class Span {
    final MemberId member;
    final long from;
    long to = Long.MAX_VALUE;

    Span(MemberId member, long from) {
      this.member = member;
      this.from = from;
    }
  }

  /// A state of a room; null once it is gone.
  record State(long number, Instant at, @Nullable Room room) {}

  /// A diary, and the commit that brought it.
  record Posted(long number, Diary diary) {}

  /// Somebody's nudge, and the commit that brought it.
  record Nudged(long number, RoomId room, int turn, MemberId by) {}

  final Map<RoomId, List<State>> rooms = new LinkedHashMap<>();
  final Map<String, Posted> diaries = new LinkedHashMap<>();
  final List<Nudged> nudges = new ArrayList<>();
  final Map<DeviceId, List<Span>> holders = new LinkedHashMap<>();
  final Set<MemberId> members = new LinkedHashSet<>();
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
              number, (RoomId) arguments[0], (Integer) arguments[1], (MemberId) arguments[2]));
    } else if (port == Members.class) {
      member(method, arguments[0]);
    } else if (port == Devices.class) {
      device(method, arguments[0], result);
    }
  }

  private void member(String method, Object argument) {
    switch (method) {
      case "add" -> members.add(((Member) argument).id());
      case "delete" -> members.remove((MemberId) argument);
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
          spans.add(new Span(device.member(), number));
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
    }
  }

  private void diary(Diary diary) {
    var before = diaries.put(diary.room() + " " + diary.turn(), new Posted(number, diary));
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

  /// Requires that a push goes to a device of a member of the room, at some time since the call
  /// that sends it began.
  void mayBeSent(Push push, Activity sender) {
    var member = push.device().member();
    require(
        holders.getOrDefault(push.device().id(), List.of()).stream()
            .anyMatch(span -> span.member.equals(member) && span.to > sender.startedAt),
        () -> push.code() + " to a device that is pruned or not the member's: " + push.device());
    require(
        wasMember(push.roomId(), member, sender.startedAt),
        () -> push.code() + " to somebody outside the room: " + member);
  }

  /// Whether somebody was in a room at some time since a commit.
  boolean wasMember(RoomId room, MemberId member, long since) {
    var states = rooms.getOrDefault(room, List.of());
    for (int i = states.size() - 1; i >= 0; i--) {
      var state = states.get(i).room();
      if (state != null && state.circle().has(member)) {
        return true;
      }
      if (states.get(i).number() <= since) {
        return false;
      }
    }
    return false;
  }

  /// Whether somebody has been in a room all the time since a commit.
  boolean hasBeenMember(RoomId room, MemberId member, long since) {
    var states = rooms.getOrDefault(room, List.of());
    for (int i = states.size() - 1; i >= 0; i--) {
      var state = states.get(i).room();
      if (state == null || !state.circle().has(member)) {
        return false;
      }
      if (states.get(i).number() <= since) {
        return true;
      }
    }
    return false;
  }

  /// The devices that somebody has had all the time since a commit.
  List<DeviceId> devicesSince(MemberId member, long since) {
    return holders.entrySet().stream()
        .filter(e -> {
          var last = e.getValue().getLast();
          return last.member.equals(member) && last.from <= since && last.to == Long.MAX_VALUE;
        })
        .map(Map.Entry::getKey)
        .toList();
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
