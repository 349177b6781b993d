package app.voda.simulation;

import static java.util.Objects.requireNonNull;

import app.voda.deadletter.ReplayingAll;
import app.voda.device.DeviceService;
import app.voda.device.DeviceService.Registration;
import app.voda.device.Environment;
import app.voda.device.Platform;
import app.voda.device.Transport;
import app.voda.diary.Diary;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Email;
import app.voda.member.MemberService;
import app.voda.member.MemberService.Introduction;
import app.voda.room.Joining;
import app.voda.room.Nudging;
import app.voda.room.Posting;
import app.voda.room.Posting.Draft;
import app.voda.room.Reconciliation;
import app.voda.room.Room;
import app.voda.room.RoomEdit;
import app.voda.room.RoomService;
import app.voda.room.RoomService.NewRoom;
import app.voda.room.WritingPeriod;
import app.voda.store.Receipt;
import app.voda.withdrawal.Withdrawal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The people of a world, and what they do with their apps.
final class People {
  private static final Duration[] PERIODS = {
    Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(25)
  };

  private final World world;
  private final Services services;
  private final Apps apps;
  private final List<Person> people = new ArrayList<>();

  /// The last commit whose tasks a purge may have lost; -1 while there was none.
  long purgedAt = -1;

  People(World world, Services services) {
    this.world = world;
    this.services = services;
    this.apps = new Apps(world, services);
    int many = 2 + Dice.of(world.seed, "people", 0).nextInt(4);
    for (int i = 0; i < many; i++) {
      var person = new Person(i);
      people.add(person);
      signUp(person);
    }
  }

  List<Person> all() {
    return people;
  }

  List<Diary> acknowledged() {
    return apps.acknowledged();
  }

  private void signUp(Person person) {
    apps.request(
        "sign-up of " + person,
        () -> {
          var email = new Email("p%d@example.com".formatted(person.number));
          person.member =
              services
                  .get(MemberService.class)
                  .signUpOrFind(email, new Introduction(null, null, null))
                  .id();
          return person.member;
        },
        _ -> newPhone(person, null, "first"));
  }

  void act(Step step) {
    var person = people.get(step.who() % people.size());
    if (person.member == null || person.hasWithdrawn) {
      return;
    }
    var member = person.member;
    var name = "step %d %s of %s".formatted(step.number(), step.kind(), person);
    world.trace.note(name);
    var room = room(step);
    switch (step.kind()) {
      case OPEN -> open(name, member, PERIODS[step.which() % 20 == 0 ? 3 : step.which() % 3]);
      case JOIN, POST, NUDGE, LEAVE, REORDER, CHANGE_PERIOD, DELETE -> {
        if (room != null) {
          inRoom(name, step, member, room);
        }
      }
      case WITHDRAW -> {
        person.hasWithdrawn = true;
        apps.request(name, done(() -> services.get(Withdrawal.class).withdraw(member)));
      }
      case NEW_PHONE, SECOND_PHONE, REINSTALL, HAND_OVER, SIGN_OUT -> phones(name, step, person);
      case RECONCILE, REPLAY, OUTAGE, CRASH, PURGE -> operate(name, step);
    }
  }

  private @Nullable RoomId room(Step step) {
    var rooms = List.copyOf(world.ledger.rooms.keySet());
    return rooms.isEmpty() ? null : rooms.get(step.which() % rooms.size());
  }

  private void open(String name, MemberId member, Duration period) {
    apps.keyed(
        name,
        member,
        "/v1/rooms",
        (Receipt<Room> receipt) ->
            services
                .get(RoomService.class)
                .open(
                    member,
                    new NewRoom("Summer", "sea", "", "seoul"),
                    new WritingPeriod(period),
                    receipt));
  }

  private void inRoom(String name, Step step, MemberId member, RoomId id) {
    var rooms = services.get(RoomService.class);
    var path = "/v1/rooms/" + id;
    switch (step.kind()) {
      case JOIN ->
          apps.keyed(
              name,
              member,
              path + "/join",
              (Receipt<Room> receipt) ->
                  services.get(Joining.class).join(id, member, "seoul", receipt));
      case POST -> post(name, id, member, step);
      case NUDGE ->
          apps.keyed(
              name,
              member,
              path + "/nudge",
              (Receipt<Integer> receipt) -> services.get(Nudging.class).nudge(id, member, receipt));
      case LEAVE -> apps.request(name, done(() -> rooms.leave(id, member)));
      case REORDER ->
          apps.request(
              name,
              () -> {
                var order = new ArrayList<>(rooms.get(id, member).circle().order().members());
                Collections.shuffle(order, new Random(step.which()));
                return rooms.edit(id, member, new RoomEdit(null, null, null, order), null);
              });
      case CHANGE_PERIOD -> {
        var period = new WritingPeriod(PERIODS[step.which() % 3]);
        apps.request(
            name, () -> rooms.edit(id, member, new RoomEdit(period, null, null, null), null));
      }
      case DELETE -> apps.request(name, done(() -> rooms.delete(id, member)));
      default -> throw new IllegalArgumentException(step.kind() + " is not about a room");
    }
  }

  // Mostly it is the writer who posts.
  private void post(String name, RoomId id, MemberId member, Step step) {
    var states = world.ledger.rooms.getOrDefault(id, List.of());
    var room = states.isEmpty() ? null : states.getLast().room();
    var author = room == null || step.which() % 8 == 0 ? member : room.turn().writer();
    var draft = new Draft("title", name, null);
    apps.keyed(
        name,
        author,
        "/v1/rooms/" + id + "/diaries",
        (Receipt<Diary> receipt) -> services.get(Posting.class).post(id, author, draft, receipt));
  }

  private void phones(String name, Step step, Person person) {
    var old = person.phones.isEmpty() ? null : person.phones.getLast();
    switch (step.kind()) {
      case SECOND_PHONE -> newPhone(person, null, name);
      case NEW_PHONE -> {
        // The old installation is gone; whether the app says what it replaces is up to the phone.
        if (old != null) {
          old.goesAway(world.now());
          person.phones.remove(old);
        }
        newPhone(person, step.which() % 2 == 0 ? old : null, name);
      }
      case REINSTALL -> {
        if (old != null) {
          old.goesAway(world.now());
          old.registeredAgain = false;
          world.after(
              Duration.ofMillis(step.which() * 20L),
              () -> {
                // APNs may give the same token again.
                old.goneSince = null;
                register(name, requireNonNull(person.member), old, null);
              });
        }
      }
      case HAND_OVER -> {
        var other = people.get(step.which() % people.size());
        if (old != null && other != person && other.member != null && !other.hasWithdrawn) {
          person.phones.remove(old);
          other.phones.add(old);
          register(name, other.member, old, null);
        }
      }
      case SIGN_OUT -> {
        if (old != null) {
          person.phones.remove(old);
          apps.request(
              name,
              () ->
                  services
                      .get(DeviceService.class)
                      .removeIfOwn(requireNonNull(person.member), old.token.deviceId()));
        }
      }
      default -> throw new IllegalArgumentException(step.kind() + " is not about a phone");
    }
  }

  private void newPhone(Person person, Phones.@Nullable Phone replaced, String name) {
    var token = "%s-%d-%d".formatted(person, person.phones.size(), world.ledger.now());
    var dice = Dice.of(world.seed, "phone " + name, person.number);
    var phone = world.phones.add(token, dice.nextBoolean() ? Transport.FCM : Transport.APNS);
    person.phones.add(phone);
    register(name + " phone of " + person, requireNonNull(person.member), phone, replaced);
  }

  private void register(
      String name, MemberId member, Phones.Phone phone, Phones.@Nullable Phone replaced) {
    var registration =
        new Registration(
            phone.token,
            phone.transport == Transport.APNS ? Platform.IOS : Platform.ANDROID,
            phone.transport,
            Environment.PRODUCTION,
            null,
            replaced == null ? null : replaced.token);
    apps.request(
        name + " registers",
        () -> services.get(DeviceService.class).register(member, registration),
        _ -> phone.registeredAgain = phone.goneSince == null);
  }

  private void operate(String name, Step step) {
    switch (step.kind()) {
      case RECONCILE -> reconcile(name);
      case REPLAY -> apps.request(name, () -> services.get(ReplayingAll.class).replay(null));
      case OUTAGE -> {
        var all = List.of(Outages.Of.values());
        var of = all.get(step.which() % all.size());
        var length = Duration.ofMinutes(step.who() % 120);
        world.trace.note("  " + of + " is down for " + length);
        world.outages.begin(of, world.now(), length);
      }
      case CRASH -> world.crash(world.instances.get(step.which() % world.instances.size()));
      case PURGE -> {
        world.queue.purge();
        world.patience.purged();
        purgedAt = world.ledger.now();
        // A request may have enqueued its intents before the purge, and commit after it.
        world.after(Duration.ofMinutes(1), () -> purgedAt = world.ledger.now());
      }
      default -> throw new IllegalArgumentException(step.kind() + " is not an operator's");
    }
  }

  void reconcile(String name) {
    apps.request(
        name,
        () -> services.get(Reconciliation.class).reconcile(),
        report -> world.trace.note("  " + report));
  }

  private static java.util.function.Supplier<Boolean> done(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }
}
