package app.voda.deadletter;

import static app.voda.testing.Samples.NOW;

import app.voda.alarm.AlarmActions;
import app.voda.diary.Diary;
import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.EventAction;
import app.voda.event.EventCode;
import app.voda.event.EventJson;
import app.voda.event.Outcome;
import app.voda.event.Outcome.TryAgain;
import app.voda.event.RoomEvent;
import app.voda.event.http.EventJsons;
import app.voda.id.Digest;
import app.voda.member.Member;
import app.voda.push.Delivery;
import app.voda.room.Change;
import app.voda.room.Room;
import app.voda.store.PageRequest;
import app.voda.testing.FakePhones;
import app.voda.testing.FakeQueue;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;

/// A room whose alarms die: leo posts, and mina with her two phones cannot be reached.
final class DeadRoom {
  static final Delivery DOWN = new Delivery.RetryLater(Duration.ofHours(1), "down");

  final MemoryStore store;
  final SettableClock clock;
  final FakePhones phones = new FakePhones();
  final FakeQueue queue = new FakeQueue();
  final EventJson json = EventJsons.real();
  final Member leo = Samples.member();
  final Member mina = Samples.member();
  final String phone = Samples.id();
  final String tablet = Samples.id();
  final Room opened = Samples.room(leo.id(), mina.id(), Samples.memberId());
  final Replaying replaying;
  private final List<EventAction> actions;

  DeadRoom(MemoryStore store) {
    this.store = store;
    this.clock = store.clock();
    this.actions = AlarmActions.over(store, phones);
    this.replaying = replaying(json);
    clock.set(NOW);
    store
        .deadLetters()
        .of(null, new PageRequest(null, 1000))
        .items()
        .forEach(letter -> store.deadLetters().delete(letter.id()));
    store.members().add(leo);
    store.members().add(mina);
    store.devices().save(Samples.device(mina.id(), phone));
    store.devices().save(Samples.device(mina.id(), tablet));
    save(opened);
    store.diaries().add(new Diary(opened.id(), 1, leo.id(), "The sea", "…", null, NOW));
    change(room -> room.post(leo.id(), 1, NOW));
  }

  Replaying replaying(EventJson reading) {
    return new Replaying(
        store.deadLetters(),
        store.alarms(),
        store.rooms(),
        reading,
        queue,
        store.transactions(),
        clock,
        new SimpleMeterRegistry());
  }

  RoomEvent diary() {
    return RoomEvent.diaryPosted(opened.id(), 1, 0, "1");
  }

  RoomEvent turnBegun() {
    return RoomEvent.of(EventCode.M13, opened.id(), 2, 0);
  }

  /// The provider is down for the tablet, or answers as told, until the event is given up.
  String dies(RoomEvent event, Delivery answer) {
    phones.answers(tablet, answer);
    for (int hour = 0; call(event) instanceof TryAgain; hour++) {
      if (hour > 24) {
        throw new AssertionError("never given up");
      }
      clock.advance(Duration.ofHours(1));
    }
    phones.answers(tablet, Delivery.ACCEPTED);
    phones.forget();
    var reason = answer instanceof Delivery.Refused ? Reason.REFUSED : Reason.GIVEN_UP;
    return store.deadLetters().of(reason, new PageRequest(null, 100)).items().stream()
        .filter(letter -> mina.id().equals(letter.memberId()) && letter.code() == event.code())
        .findFirst()
        .orElseThrow()
        .id();
  }

  String dies(RoomEvent event) {
    return dies(event, DOWN);
  }

  String malformed(String body) {
    var id = Digest.of(body);
    store.deadLetters().add(DeadLetter.malformed(id, body, "no", clock.instant()));
    return id;
  }

  DeadLetter letter(String id) {
    return store.deadLetters().find(id).orElseThrow();
  }

  /// The queue calls with every task that it holds, once.
  List<Outcome> deliver() {
    return queue.held().stream().map(task -> call(json.read(json.write(task.event())))).toList();
  }

  Outcome call(RoomEvent event) {
    return actions.stream()
        .filter(action -> action.codes().contains(event.code()))
        .findFirst()
        .orElseThrow()
        .act(event);
  }

  Room room() {
    return store.rooms().find(opened.id()).orElseThrow();
  }

  void change(Happening happening) {
    save(happening.to(room()).room().orElseThrow());
  }

  void delete() {
    store.transactions().execute(() -> store.rooms().delete(room()));
  }

  private void save(Room state) {
    store.transactions().execute(() -> store.rooms().save(state));
  }

  /// What happens to a room.
  interface Happening {
    Change to(Room room);
  }
}
