package app.voda.simulation;

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
import app.voda.web.Answers;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The stores that a world can stand on.
final class Stores {
  private Stores() {}

  /// In memory, optimistic as Firestore is: others may go on in the middle of a transaction.
  static Store inMemory(InstantSource clock) {
    var store = new SimStore(clock);
    Map<Class<?>, Object> ports = new HashMap<>();
    ports.put(Rooms.class, store.rooms());
    ports.put(Nudges.class, store.nudges());
    ports.put(JoinAttempts.class, store.joinAttempts());
    ports.put(Diaries.class, store.diaries());
    ports.put(Members.class, store.members());
    ports.put(Devices.class, store.devices());
    ports.put(Alarms.class, store.alarms());
    ports.put(RefreshFamilies.class, store.refreshFamilies());
    ports.put(LiveActivities.class, store.liveActivities());
    ports.put(ActivityStarts.class, store.activityStarts());
    ports.put(DeadLetters.class, store.deadLetters());
    ports.put(Answers.class, store.answers());
    ports.put(Transactions.class, store.transactions());
    return new Store(ports, false);
  }
}
