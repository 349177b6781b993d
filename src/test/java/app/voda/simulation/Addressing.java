package app.voda.simulation;

import app.voda.event.EventCode;
import app.voda.id.Digest;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.push.Push;
import app.voda.room.Room;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// Who may be told what, judged at each send: by a state that was there at some time since the call
/// that sends began.
final class Addressing {
  private static final Duration NEWS_LIVES = Duration.ofDays(28);

  private final Ledger ledger;

  Addressing(Ledger ledger) {
    this.ledger = ledger;
  }

  void mayBeSent(Push push, Activity sender) {
    var member = push.device().member();
    ledger.require(
        ledger.holders.getOrDefault(push.device().id(), List.of()).stream()
            .anyMatch(span -> span.member.equals(member) && span.to > sender.startedAt),
        () -> push.code() + " to a device that is pruned or not the member's: " + push.device());
    ledger.require(
        wasSo(push.roomId(), sender.startedAt, room -> room.circle().has(member)),
        () -> push.code() + " to somebody outside the room: " + member);
    ledger.require(
        push.at().isBefore(push.until()), () -> push.code() + " when it was over: " + push);
    ledger.require(
        isTrue(push, member, sender.startedAt), () -> push.code() + " that is not true: " + push);
  }

  private boolean isTrue(Push push, MemberId member, long since) {
    return switch (push.code()) {
      case M11, M12 -> wasSo(push.roomId(), since, room -> isOfTheTurn(push, member, room));
      case M13 ->
          wasSo(
              push.roomId(),
              since,
              room -> isOfTheTurn(push, member, room) && room.turn().isNewsToTheWriter());
      case N1 -> isOfANudge(push, member, since);
      case M2 -> isNews(push, member);
      case R1, R2, L15, W1 -> false;
    };
  }

  private static boolean isOfTheTurn(Push push, MemberId member, Room room) {
    var turn = room.turn();
    return turn.number() == push.turn()
        && turn.writer().equals(member)
        && turn.dueAt().equals(push.until());
  }

  private boolean isOfANudge(Push push, MemberId member, long since) {
    return ledger.nudges.stream()
        .filter(nudge -> isOf(push, nudge))
        .anyMatch(nudge ->
            wasSo(
                push.roomId(),
                since,
                room ->
                    isOfTheTurn(push, member, room)
                        && room.circle().has(nudge.by())
                        && !nudge.by().equals(member)));
  }

  private static boolean isOf(Push push, Ledger.Nudged nudge) {
    var id =
        Digest.of(
            nudge.room().value(),
            String.valueOf(nudge.turn()),
            EventCode.N1.name(),
            nudge.by().value());
    return push.alarmId().value().equals(id);
  }

  private boolean isNews(Push push, MemberId member) {
    var posted = ledger.diaries.get(push.roomId() + " " + push.turn());
    return posted != null
        && posted.diary().id().equals(push.diaryId())
        && !posted.diary().author().equals(member)
        && posted.diary().createdAt().plus(NEWS_LIVES).equals(push.until());
  }

  // At some time since a commit.
  private boolean wasSo(RoomId id, long since, Predicate<Room> what) {
    var states = ledger.rooms.getOrDefault(id, List.of());
    for (int i = states.size() - 1; i >= 0; i--) {
      var room = states.get(i).room();
      if (room != null && what.test(room)) {
        return true;
      }
      if (states.get(i).number() <= since) {
        return false;
      }
    }
    return false;
  }
}
