package app.voda.testing;

import app.voda.device.DeviceService;
import app.voda.device.DeviceService.Registration;
import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskQueue;
import app.voda.id.IdSource;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Email;
import app.voda.member.MemberService;
import app.voda.member.MemberService.Introduction;
import app.voda.phones.MovableClock;
import app.voda.room.Profile;
import app.voda.room.Room;
import app.voda.room.Rooms;
import app.voda.room.WritingPeriod;
import app.voda.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Many rooms whose turns end at the same moment, in a running voda. Made past the requests,
/// because hashing ten thousand join codes takes minutes.
public final class ManyRooms {
  private final Voda voda;
  private final WritingPeriod period;
  private final List<MemberId> members = new ArrayList<>();
  private final List<RoomId> rooms = new ArrayList<>();
  private Instant dueAt = Instant.MAX;

  private ManyRooms(Voda voda, WritingPeriod period) {
    this.voda = voda;
    this.period = period;
  }

  /// Opens rooms of two with the first turn registered; the clock then ticks on. Each member has a
  /// phone, and is in many of the rooms.
  public static ManyRooms open(Voda voda, int count) {
    return open(voda, count, Duration.ofDays(1));
  }

  /// As {@link #open(Voda, int)}, of another period.
  public static ManyRooms open(Voda voda, int count, Duration period) {
    return open(voda, count, period, Math.max(2, count / 25), 2, ManyRooms::phone);
  }

  /// Opens rooms with the first turn registered; the clock then ticks on.
  ///
  /// @param members how many there are in all
  /// @param size how many are in each room
  /// @param phones those of the member with this index
  public static ManyRooms open(
      Voda voda,
      int count,
      Duration period,
      int members,
      int size,
      IntFunction<List<Registration>> phones) {
    var many = new ManyRooms(voda, new WritingPeriod(period));
    for (int i = 0; i < members; i++) {
      many.members.add(many.member(i, phones.apply(i)));
    }
    var clock = voda.bean(MovableClock.class);
    var now = clock.stand();
    for (int i = 0; i < count; i++) {
      many.room(i, size, now);
    }
    clock.tickOn();
    return many;
  }

  private MemberId member(int i, List<Registration> phones) {
    var member =
        voda.bean(MemberService.class)
            .signUpOrFind(new Email("m" + i + "@example.com"), new Introduction(null, null, null));
    for (var phone : phones) {
      voda.bean(DeviceService.class).register(member.id(), phone);
    }
    return member.id();
  }

  private static List<Registration> phone(int i) {
    return List.of(
        new Registration(
            new DeviceToken("phone-" + i),
            Platform.ANDROID,
            Transport.FCM,
            Environment.PRODUCTION,
            null,
            null));
  }

  private void room(int i, int size, Instant now) {
    var id = new RoomId(voda.bean(IdSource.class).next());
    var profile = new Profile("Room " + i, "sea", "", "never-joined");
    var first = members.get(i % members.size());
    var room = Room.open(id, profile, period, first, now).room().orElseThrow();
    for (int k = 1; k < size; k++) {
      room = room.join(members.get((i + k) % members.size()), size, now);
    }
    var opened = room;
    voda.bean(Transactions.class).execute(() -> voda.bean(Rooms.class).save(opened));
    var register = RoomEvent.of(EventCode.R2, id, 1, 0);
    voda.bean(TaskQueue.class).enqueue(List.of(Task.following(register, now)));
    rooms.add(id);
    dueAt = opened.turn().dueAt();
  }

  public Instant dueAt() {
    return dueAt;
  }

  public int size() {
    return rooms.size();
  }

  public List<MemberId> members() {
    return members;
  }

  /// The rooms as they are now.
  public List<Room> now() {
    var port = voda.bean(Rooms.class);
    return rooms.stream().map(id -> port.find(id).orElseThrow()).toList();
  }
}
