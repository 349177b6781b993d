package app.voda.liveactivity;

import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SETTINGS;

import app.voda.alarm.AlarmTexts;
import app.voda.device.ActivityToken;
import app.voda.device.Device;
import app.voda.device.Environment;
import app.voda.event.DeadLetterOffices;
import app.voda.event.EventCode;
import app.voda.event.IntentsOf;
import app.voda.event.Outcome;
import app.voda.event.RoomEvent;
import app.voda.event.http.EventJsons;
import app.voda.id.MemberId;
import app.voda.member.Member;
import app.voda.push.ActivityPush;
import app.voda.push.PushesTo;
import app.voda.room.Room;
import app.voda.testing.FakeActivities;
import app.voda.testing.FakeQueue;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A room of Leo, who writes, and Mina, with whatever makes up Live Activities around it.
final class Lockscreens {
  final MemoryStore store;
  final SettableClock clock;
  final FakeQueue queue = new FakeQueue();
  final FakeActivities phones = new FakeActivities();
  final Member leo = Samples.member();
  final Member mina = Samples.member();
  final Room room = Samples.room(leo.id(), mina.id());
  final Instant due = room.turn().dueAt();
  final TurnActivities turn;
  final LeftActivities left;
  final ActivityService service;

  Lockscreens(MemoryStore store) {
    this.store = store;
    clock = store.clock();
    clock.set(NOW);
    store.members().add(leo);
    store.members().add(mina);
    save(room);
    var plan = new ActivityPlan(SETTINGS, Samples::id);
    var words = new ActivityWords(store.members(), AlarmTexts.real(), SETTINGS);
    var pushes = PushesTo.activities(phones);
    var drafts = new ActivityPushes(plan, words);
    var office = DeadLetterOffices.over(store.deadLetters());
    var sends =
        new ActivitySends(
            pushes, new UnsendableActivities(office, EventJsons.real(), clock), clock);
    var activities = store.liveActivities();
    var starts = store.activityStarts();
    var transactions = store.transactions();
    var teller =
        new ActivityTeller(
            store.rooms(),
            activities,
            plan,
            new TellingLedger(activities, transactions, clock),
            drafts,
            sends,
            clock);
    var starter =
        new ActivityStarter(
            store.members(),
            store.devices(),
            activities,
            starts,
            new StartLedger(starts, store.devices(), transactions, clock),
            drafts,
            sends,
            clock);
    turn = new TurnActivities(store.rooms(), teller, starter, plan, queue, clock);
    left =
        new LeftActivities(
            store.rooms(),
            store.members(),
            activities,
            teller,
            IntentsOf.settings(SETTINGS, Samples::id, clock));
    service =
        new ActivityService(store.rooms(), activities, starts, plan, queue, transactions, clock);
  }

  static ActivityToken token() {
    return new ActivityToken(Samples.id() + Samples.id(), Environment.PRODUCTION);
  }

  /// A phone that takes starts.
  Device phone(MemberId member, ActivityToken startToken) {
    var phone = Samples.device(member, Samples.id()).starting(startToken);
    store.transactions().execute(() -> store.devices().save(phone));
    return phone;
  }

  /// An activity of the turn, as if its app had put it on the screen now.
  LiveActivity shows(MemberId member, ActivityToken token) {
    var turn = current().turn();
    var second = clock.instant();
    var activity =
        new LiveActivity(
            room.id(),
            Samples.id(),
            member,
            token,
            turn.number(),
            turn.writer(),
            new Showing(Showing.Phase.ACTIVE, turn.dueAt()),
            second,
            null,
            second);
    store.transactions().execute(() -> store.liveActivities().save(activity));
    return activity;
  }

  Outcome comes(EventCode code, int number, int revision) {
    return turn.act(RoomEvent.of(code, room.id(), number, revision));
  }

  /// It is so long before the end of the first turn.
  void before(Duration left) {
    clock.set(due.minus(left));
  }

  Room current() {
    return store.rooms().find(room.id()).orElseThrow();
  }

  void save(Room state) {
    store.transactions().execute(() -> store.rooms().save(state));
  }

  List<LiveActivity> kept() {
    return store.liveActivities().of(room.id());
  }

  List<ActivityPush> sent() {
    return phones.sent();
  }
}
