package app.voda.alarm.firestore;

import app.voda.alarm.Alarms;
import app.voda.alarm.AlarmsContract;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.SettableClock;

@NeedsFirestore
class FirestoreAlarmsIT extends AlarmsContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected Alarms alarms() {
    return STORE.alarms();
  }

  @Override
  protected SettableClock clock() {
    return STORE.clock();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
