package app.voda.withdrawal;

import app.voda.auth.RefreshFamilies;
import app.voda.event.RoomEvent;
import app.voda.id.MemberId;
import app.voda.member.Members;
import app.voda.problem.Refusal;
import app.voda.room.Requests;
import app.voda.room.Requests.Decision;
import app.voda.room.RoomService;
import app.voda.room.Rooms;
import app.voda.store.Receipt;
import java.util.List;
import org.springframework.stereotype.Service;

/// Leaving voda: every room, every phone, every sign-in. Diaries in rooms that live on stay.
@Service
public class Withdrawal {
  private final Rooms rooms;
  private final RoomService roomService;
  private final Members members;
  private final RefreshFamilies signIns;
  private final Requests requests;

  Withdrawal(
      Rooms rooms,
      RoomService roomService,
      Members members,
      RefreshFamilies signIns,
      Requests requests) {
    this.rooms = rooms;
    this.roomService = roomService;
    this.members = members;
    this.signIns = signIns;
    this.requests = requests;
  }

  /// Withdraws a member. Their access ends with this call; W1 removes what is left behind. Should
  /// it fail halfway the member is still there and can call again.
  public void withdraw(MemberId member) {
    leaveRooms(member);
    requests.carryOut(
        (_, _) ->
            new Decision<>(
                member,
                List.of(RoomEvent.memberLeftBehind(member)),
                () -> {
                  members.delete(member);
                  signIns.deleteOf(member);
                }),
        Receipt.none());
  }

  /// Leaves every room the member is in, one by one, each by the rules of leaving.
  void leaveRooms(MemberId member) {
    for (var room : rooms.idsOf(member)) {
      try {
        roomService.leave(room, member);
      } catch (Refusal refusal) {
        // Somebody deleted the room meanwhile: that is as good as having left it.
        if (rooms.find(room).filter(r -> r.circle().has(member)).isPresent()) {
          throw refusal;
        }
      }
    }
  }
}
