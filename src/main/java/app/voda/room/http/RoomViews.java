package app.voda.room.http;

import app.voda.id.MemberId;
import app.voda.member.Member;
import app.voda.member.Members;
import app.voda.room.Room;
import app.voda.store.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts names to the members of rooms.
@Component
class RoomViews {
  private final Members members;

  RoomViews(Members members) {
    this.members = members;
  }

  RoomView of(Room room, Member viewer) {
    return RoomView.of(room, viewer.id(), known(List.of(room)));
  }

  Page<RoomView> of(Page<Room> page, Member viewer) {
    var known = known(page.items());
    return page.map(room -> RoomView.of(room, viewer.id(), known));
  }

  Map<MemberId, Member> known(List<Room> rooms) {
    var ids =
        rooms.stream()
            .flatMap(room -> room.circle().order().members().stream())
            .collect(Collectors.toSet());
    return members.findAll(ids);
  }
}
