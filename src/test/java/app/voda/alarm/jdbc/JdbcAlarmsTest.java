package app.voda.alarm.jdbc;

import app.voda.alarm.Alarms;
import app.voda.alarm.AlarmsContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;
import app.voda.testing.SettableClock;

class JdbcAlarmsTest extends AlarmsContract {
  private static final MemoryStore STORE = new MemoryStore();

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
