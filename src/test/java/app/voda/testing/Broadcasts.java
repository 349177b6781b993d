package app.voda.testing;

import app.voda.device.DeviceService.Registration;
import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.event.EventCode;
import app.voda.event.dbscheduler.QueueRunner;
import app.voda.id.MemberId;
import app.voda.phones.MovableClock;
import app.voda.room.Room;
import app.voda.testing.Arrival.Told;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Many rooms of three that are told of new diaries all at once. Each member has two phones on FCM
/// and two on APNs, and is in three rooms.
public final class Broadcasts {
  private static final int SIZE = 3;
  private static final List<String> TWO = List.of("a", "b");

  private final ManyRooms rooms;
  private final MovableClock clock;
  private final QueueRunner queue;
  private final Map<MemberId, Integer> index = new HashMap<>();

  private Broadcasts(Voda voda, ManyRooms rooms) {
    this.rooms = rooms;
    this.clock = voda.bean(MovableClock.class);
    this.queue = voda.bean(QueueRunner.class);
    rooms.members().forEach(member -> index.put(member, index.size()));
  }

  /// Opens the rooms; whatever is to be done for that is done.
  public static Broadcasts open(Voda voda, int rooms) {
    var phones =
        ManyRooms.open(
            voda,
            rooms,
            Math.max(SIZE, rooms),
            SIZE,
            member -> Stream.of(Transport.values()).flatMap(t -> phones(t, member)).toList());
    var broadcasts = new Broadcasts(voda, phones);
    broadcasts.pass(Duration.ZERO);
    return broadcasts;
  }

  private static Stream<Registration> phones(Transport transport, int member) {
    return TWO.stream()
        .map(which ->
            new Registration(
                token(transport, member, which),
                transport == Transport.APNS ? Platform.IOS : Platform.ANDROID,
                transport,
                Environment.PRODUCTION,
                null,
                null));
  }

  private static DeviceToken token(Transport transport, int member, String which) {
    var name = "phone-" + member + which;
    return new DeviceToken(
        switch (transport) {
          case FCM -> name;
          case APNS -> FakeApns.token(name);
        });
  }

  /// The diaries that all rooms were told of at once.
  ///
  /// @param due when, by `System.nanoTime()`
  public record Diaries(long due, Map<Transport, Set<Told>> told) {

    /// The pushes that tell of them.
    public List<Arrival> among(Stream<Arrival> pushes) {
      return pushes
          .filter(push -> push.code().equals(EventCode.M2.name()))
          .filter(push -> toldThrough(push.through()).contains(push.told()))
          .toList();
    }

    /// Whom this provider must tell of which of them.
    public Set<Told> toldThrough(Transport transport) {
      return Objects.requireNonNull(told.get(transport));
    }
  }

  /// Has all writers post; their readers are due to be told now.
  public Diaries post() {
    var told = new EnumMap<Transport, Set<Told>>(Transport.class);
    for (var transport : Transport.values()) {
      told.put(
          transport,
          rooms.now().stream()
              .flatMap(room -> readersOf(room).flatMap(reader -> told(transport, reader, room)))
              .collect(Collectors.toSet()));
    }
    rooms.post();
    clock.moveTo(queue.nextDue().orElseThrow());
    clock.tickOn();
    return new Diaries(System.nanoTime(), told);
  }

  private static Stream<MemberId> readersOf(Room room) {
    return room.circle().order().members().stream().filter(m -> !m.equals(room.turn().writer()));
  }

  private Stream<Told> told(Transport transport, MemberId reader, Room room) {
    int member = Objects.requireNonNull(index.get(reader));
    var turn = Integer.toString(room.turn().number());
    return TWO.stream()
        .map(which -> token(transport, member, which).value())
        .map(token -> new Told(token, room.id().value(), turn));
  }

  /// Lets time pass; all that is due then is done or tried.
  public void pass(Duration time) {
    var now = clock.stand();
    clock.moveTo(now.plus(time));
    queue.awaitNothingDue();
    clock.tickOn();
  }
}
