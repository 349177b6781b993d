package app.voda.alarm;

import static app.voda.testing.Samples.SETTINGS;

import app.voda.event.EventAction;
import app.voda.event.IntentsOf;
import app.voda.push.PushSender;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import java.util.List;

/// What alarms do when the queue calls, for tests of other packages.
public final class AlarmActions {
  private AlarmActions() {}

  public static List<EventAction> over(MemoryStore store, PushSender phones) {
    var announcer = Announcers.over(store, phones);
    var intents = IntentsOf.settings(SETTINGS, Samples::id, store.clock());
    return List.of(
        new EndedReminders(store.rooms(), announcer, SETTINGS),
        new DiaryAlarm(store.rooms(), store.diaries(), store.members(), announcer, intents),
        new TurnAlarms(
            store.rooms(),
            store.nudges(),
            store.members(),
            announcer,
            intents,
            store.clock(),
            SETTINGS));
  }
}
