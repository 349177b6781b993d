package app.voda.simulation;

import static java.util.Map.entry;

import app.voda.alarm.Alarms;
import app.voda.auth.RefreshFamilies;
import app.voda.device.Devices;
import app.voda.diary.Diaries;
import app.voda.event.DeadLetters;
import app.voda.liveactivity.ActivityStarts;
import app.voda.liveactivity.LiveActivities;
import app.voda.member.Members;
import app.voda.room.JoinAttempts;
import app.voda.room.Nudges;
import app.voda.room.Rooms;
import app.voda.simulation.store.SimStore;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.MemoryStore;
import app.voda.web.Answers;
import java.time.InstantSource;
import java.util.Map;

/// The stores that a world can stand on.
final class Stores {
  private Stores() {}

  /// In memory, optimistic as Firestore is: others may go on in the middle of a transaction.
  static Store inMemory(InstantSource clock) {
    var store = new SimStore(clock);
    return new Store(
        Map.ofEntries(
            entry(Rooms.class, store.rooms()),
            entry(Nudges.class, store.nudges()),
            entry(JoinAttempts.class, store.joinAttempts()),
            entry(Diaries.class, store.diaries()),
            entry(Members.class, store.members()),
            entry(Devices.class, store.devices()),
            entry(Alarms.class, store.alarms()),
            entry(RefreshFamilies.class, store.refreshFamilies()),
            entry(LiveActivities.class, store.liveActivities()),
            entry(ActivityStarts.class, store.activityStarts()),
            entry(DeadLetters.class, store.deadLetters()),
            entry(Answers.class, store.answers()),
            entry(Transactions.class, store.transactions())),
        false,
        () -> {});
  }

  /// H2, as in the embedded default.
  static Store h2(InstantSource clock) {
    var store = new MemoryStore();
    store.clock().set(clock.instant());
    return new Store(
        Map.ofEntries(
            entry(Rooms.class, store.rooms()),
            entry(Nudges.class, store.nudges()),
            entry(JoinAttempts.class, store.joinAttempts()),
            entry(Diaries.class, store.diaries()),
            entry(Members.class, store.members()),
            entry(Devices.class, store.devices()),
            entry(Alarms.class, store.alarms()),
            entry(RefreshFamilies.class, store.refreshFamilies()),
            entry(LiveActivities.class, store.liveActivities()),
            entry(ActivityStarts.class, store.activityStarts()),
            entry(DeadLetters.class, store.deadLetters()),
            entry(Answers.class, store.answers()),
            entry(Transactions.class, store.transactions())),
        true,
        store::close);
  }

  /// Firestore's emulator.
  static Store firestore(InstantSource clock) {
    var store = new FirestoreStore();
    store.clock().set(clock.instant());
    return new Store(
        Map.ofEntries(
            entry(Rooms.class, store.rooms()),
            entry(Nudges.class, store.nudges()),
            entry(JoinAttempts.class, store.joinAttempts()),
            entry(Diaries.class, store.diaries()),
            entry(Members.class, store.members()),
            entry(Devices.class, store.devices()),
            entry(Alarms.class, store.alarms()),
            entry(RefreshFamilies.class, store.refreshFamilies()),
            entry(LiveActivities.class, store.liveActivities()),
            entry(ActivityStarts.class, store.activityStarts()),
            entry(DeadLetters.class, store.deadLetters()),
            entry(Answers.class, store.answers()),
            entry(Transactions.class, store.transactions())),
        false,
        () -> store.firestore().shutdownNow());
  }
}
