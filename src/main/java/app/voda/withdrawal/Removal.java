package app.voda.withdrawal;

import app.voda.alarm.Alarms;
import app.voda.auth.RefreshFamilies;
import app.voda.device.Devices;
import app.voda.diary.Diaries;
import app.voda.event.EventAction;
import app.voda.event.EventCode;
import app.voda.event.Intents;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskQueue;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Members;
import app.voda.room.JoinAttempts;
import app.voda.room.Nudges;
import app.voda.room.Rooms;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// W1, remove what a withdrawn member or a deleted room leaves behind: a page a call, so that no
/// call outlives its deadline. For a member it has a last look at what calls under way have kept.
@Component
final class Removal implements EventAction {
  private static final int PAGE = 400;
  // A call that had read the member before they withdrew may yet keep an alarm. The queue gives it
  // up after a minute, and a request may take ten (service.yaml); only a frozen instance is slower.
  private static final Duration LAST_LOOK_AFTER = Duration.ofMinutes(15);

  private final Withdrawal withdrawal;
  private final Members members;
  private final Devices devices;
  private final Alarms alarms;
  private final RefreshFamilies signIns;
  private final Rooms rooms;
  private final Diaries diaries;
  private final Nudges nudges;
  private final JoinAttempts joinAttempts;
  private final TaskQueue queue;
  private final Intents intents;
  private final InstantSource clock;

  Removal(
      Withdrawal withdrawal,
      Members members,
      Devices devices,
      Alarms alarms,
      RefreshFamilies signIns,
      Rooms rooms,
      Diaries diaries,
      Nudges nudges,
      JoinAttempts joinAttempts,
      TaskQueue queue,
      Intents intents,
      InstantSource clock) {
    this.withdrawal = withdrawal;
    this.members = members;
    this.devices = devices;
    this.alarms = alarms;
    this.signIns = signIns;
    this.rooms = rooms;
    this.diaries = diaries;
    this.nudges = nudges;
    this.joinAttempts = joinAttempts;
    this.queue = queue;
    this.intents = intents;
    this.clock = clock;
  }

  @Override
  public Set<EventCode> codes() {
    return Set.of(EventCode.W1);
  }

  @Override
  public Outcome act(RoomEvent event) {
    var room = event.roomId();
    var member = event.memberId();
    if (room != null && member != null) {
      // Who leaves a living room leaves nothing behind but Live Activities.
      return Outcome.ignored(Why.NOTHING_LEFT);
    }
    boolean lives =
        room != null
            ? rooms.find(room).isPresent()
            : member != null && members.find(member).isPresent();
    if (lives) {
      return intents.notVisible(event);
    }
    boolean more = room != null ? removeRoom(room) : member != null && removeMember(member);
    if (more) {
      queue.enqueue(List.of(Task.following(event.following(), clock.instant())));
    }
    if (member != null && (event.intentAt() != null || event.replay() != null)) {
      var lastLook = RoomEvent.memberLeftBehind(member);
      queue.enqueue(List.of(Task.following(lastLook, clock.instant().plus(LAST_LOOK_AFTER))));
    }
    return Outcome.DONE;
  }

  private boolean removeRoom(RoomId room) {
    int diariesGone = diaries.deleteOf(room, PAGE);
    int nudgesGone = nudges.deleteOf(room, PAGE);
    int attemptsGone = joinAttempts.deleteOf(room, PAGE);
    return diariesGone == PAGE || nudgesGone == PAGE || attemptsGone == PAGE;
  }

  private boolean removeMember(MemberId member) {
    // A join or a sign-in that was under way while the member withdrew is undone here.
    withdrawal.leaveRooms(member);
    signIns.deleteOf(member);
    devices.deleteOf(member);
    return alarms.deleteOf(member, PAGE) == PAGE;
  }
}
