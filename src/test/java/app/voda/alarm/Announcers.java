package app.voda.alarm;

import app.voda.device.Prunings;
import app.voda.event.DeadLetterOffices;
import app.voda.event.DeadLetters;
import app.voda.event.http.EventJsons;
import app.voda.push.PushSender;
import app.voda.push.PushesTo;
import app.voda.testing.MemoryStore;

/// Announcers over a store in memory, for tests.
final class Announcers {
  private Announcers() {}

  static Announcer over(MemoryStore store, PushSender phones) {
    return over(store, phones, store.deadLetters());
  }

  static Announcer over(MemoryStore store, PushSender phones, DeadLetters letters) {
    return new Announcer(
        store.members(),
        store.devices(),
        Prunings.over(store.devices(), store.clock()),
        store.alarms(),
        new Drafts(store.alarms(), new AlarmText()),
        PushesTo.sender(phones),
        new Undelivered(DeadLetterOffices.over(letters), EventJsons.real()),
        store.clock());
  }
}
