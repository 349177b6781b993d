package app.voda.hostile;

import app.voda.id.RoomId;
import app.voda.liveactivity.LiveActivities;
import app.voda.testing.Api;
import app.voda.testing.Phone;
import app.voda.testing.Voda;
import java.util.List;
import java.util.stream.Stream;

/// What others have, and a call that is refused must leave as it is.
///
/// @param room what its master reads of it
/// @param phones those of another
/// @param unread the alarms that another has not read
/// @param activities those of the room, on anyone's lock screen
record Belongings(
    List<String> room, List<String> phones, List<String> unread, List<String> activities) {

  static Belongings of(Voda voda, People people, Phone another, String room) {
    var path = "/v1/rooms/" + room;
    return new Belongings(
        Stream.of("", "/order", "/diaries", "/invitation")
            .map(part -> people.master.api().get(path + part).body())
            .toList(),
        items(another.api(), "/v1/members/me/devices"),
        items(another.api(), "/v1/alarms?size=100").stream()
            .filter(alarm -> alarm.contains("\"read\":false"))
            .toList(),
        voda.bean(LiveActivities.class).of(new RoomId(room)).stream()
            .map(a -> a.id() + " of " + a.member().value() + " by " + a.token().value())
            .sorted()
            .toList());
  }

  // None of who has withdrawn.
  private static List<String> items(Api api, String path) {
    return api.get(path).items().stream().map(Object::toString).toList();
  }

  /// Whether all of it is still there. An alarm may have come meanwhile.
  boolean isKeptIn(Belongings later) {
    return room.equals(later.room)
        && phones.equals(later.phones)
        && later.unread.containsAll(unread)
        && activities.equals(later.activities);
  }
}
