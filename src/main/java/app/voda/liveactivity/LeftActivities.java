package app.voda.liveactivity;

import app.voda.event.EventAction;
import app.voda.event.EventCode;
import app.voda.event.Intents;
import app.voda.event.Outcome;
import app.voda.event.RoomEvent;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Members;
import app.voda.room.Rooms;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// W1 for Live Activities: those of a deleted room, of a withdrawn member, and of a member in a
/// room they left end at once.
@Component
final class LeftActivities implements EventAction {
  private final Rooms rooms;
  private final Members members;
  private final LiveActivities activities;
  private final ActivityTeller teller;
  private final Intents intents;

  LeftActivities(
      Rooms rooms,
      Members members,
      LiveActivities activities,
      ActivityTeller teller,
      Intents intents) {
    this.rooms = rooms;
    this.members = members;
    this.activities = activities;
    this.teller = teller;
    this.intents = intents;
  }

  @Override
  public Set<EventCode> codes() {
    return Set.of(EventCode.W1);
  }

  @Override
  public Outcome act(RoomEvent event) {
    var room = event.roomId();
    var member = event.memberId();
    return isStillThere(room, member)
        ? intents.notVisible(event)
        : teller.endAtOnce(leftBehind(room, member), event).orElse(Outcome.DONE);
  }

  private boolean isStillThere(@Nullable RoomId room, @Nullable MemberId member) {
    if (room == null) {
      return member != null && members.find(member).isPresent();
    }
    return rooms.find(room).filter(r -> member == null || r.circle().has(member)).isPresent();
  }

  private List<LiveActivity> leftBehind(@Nullable RoomId room, @Nullable MemberId member) {
    if (room == null) {
      return member == null ? List.of() : activities.of(member);
    }
    return activities.of(room).stream()
        .filter(a -> member == null || a.member().equals(member))
        .toList();
  }
}
