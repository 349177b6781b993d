package app.voda.testing;

import app.voda.device.DeviceService.Registration;
import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.diary.Diaries;
import app.voda.diary.Diary;
import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskQueue;
import app.voda.event.dbscheduler.QueueRunner;
import app.voda.id.MemberId;
import app.voda.phones.MovableClock;
import app.voda.room.Room;
import app.voda.store.Transactions;
import app.voda.testing.Arrival.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// Many rooms of three that are told of new diaries all at once. Each member has two phones on FCM
/// and two on APNs, and is in three rooms.
public final class Broadcasts {
  private static final int SIZE = 3;
  private static final List<String> TWO = List.of("a", "b");

  private final ManyRooms rooms;
  private final MovableClock clock;
  private final QueueRunner runner;
  private final TaskQueue queue;
  private final Transactions transactions;
  private final Diaries diaries;
  private final Map<MemberId, Integer> index = new HashMap<>();
  private int turn;
  private Instant due = Instant.MIN;

  private Broadcasts(Voda voda, ManyRooms rooms) {
    this.rooms = rooms;
    this.clock = voda.bean(MovableClock.class);
    this.runner = voda.bean(QueueRunner.class);
    this.queue = voda.bean(TaskQueue.class);
    this.transactions = voda.bean(Transactions.class);
    this.diaries = voda.bean(Diaries.class);
    rooms.members().forEach(member -> index.put(member, index.size()));
  }

  /// Opens the rooms; whatever is to be done for that is done.
  public static Broadcasts open(Voda voda, int rooms) {
    var phones =
        ManyRooms.open(
            voda,
            rooms,
            Duration.ofDays(1),
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

  /// What all rooms are told of at once.
  ///
  /// @param due when, by `System.nanoTime()`
  public record Posted(long due, Map<Transport, Set<Told>> told) {

    /// The pushes that tell of them.
    public List<Arrival> among(Stream<Arrival> pushes) {
      return pushes
          .filter(push -> push.code().equals(EventCode.M2.name()))
          .filter(push -> toldThrough(push.through()).contains(push.told()))
          .toList();
    }

    /// Whom this provider must tell.
    public Set<Told> toldThrough(Transport transport) {
      return Objects.requireNonNull(told.get(transport));
    }
  }

  /// Adds a diary to every room, by its writer and past the requests; telling of it is due once
  /// {@link #fallDue()} says so.
  ///
  /// @return whom each provider must tell
  public Map<Transport, Set<Told>> prepare() {
    turn++;
    due = clock.stand().plusSeconds(1);
    var now = rooms.now();
    transactions.execute(() -> now.forEach(this::write));
    queue.enqueue(now.stream().map(this::announcing).toList());
    var told = new EnumMap<Transport, Set<Told>>(Transport.class);
    for (var transport : Transport.values()) {
      told.put(
          transport,
          now.stream()
              .flatMap(room -> readersOf(room).flatMap(reader -> told(transport, reader, room)))
              .collect(Collectors.toSet()));
    }
    return told;
  }

  private void write(Room room) {
    diaries.add(new Diary(room.id(), turn, room.turn().writer(), "A day", "by the sea", null, due));
  }

  private Task announcing(Room room) {
    var event = RoomEvent.diaryPosted(room.id(), turn, 0, Integer.toString(turn));
    return Task.following(event, due);
  }

  /// Moves the clock to where all are due to be told.
  ///
  /// @return that moment by `System.nanoTime()`
  public long fallDue() {
    clock.moveTo(due);
    clock.tickOn();
    return System.nanoTime();
  }

  /// Has every room told of a new diary, from now on.
  public Posted post() {
    var told = prepare();
    return new Posted(fallDue(), told);
  }

  private static Stream<MemberId> readersOf(Room room) {
    return room.circle().order().members().stream().filter(m -> !m.equals(room.turn().writer()));
  }

  private Stream<Told> told(Transport transport, MemberId reader, Room room) {
    int member = Objects.requireNonNull(index.get(reader));
    return TWO.stream()
        .map(which -> token(transport, member, which).value())
        .map(token -> new Told(token, room.id().value(), Integer.toString(turn)));
  }

  /// Lets time pass, and waits until all that is due then is done or tried.
  public void pass(Duration time) {
    var now = clock.stand();
    clock.moveTo(now.plus(time));
    clock.tickOn();
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> runner.nextDue().filter(at -> !at.isAfter(clock.instant())).isEmpty());
  }
}
