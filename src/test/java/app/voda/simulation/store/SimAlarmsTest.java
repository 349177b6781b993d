package app.voda.simulation.store;

import app.voda.alarm.Alarms;
import app.voda.alarm.AlarmsContract;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimAlarmsTest extends AlarmsContract {
  private static final SettableClock CLOCK = new SettableClock(Samples.NOW);
  private static final SimStore STORE = new SimStore(CLOCK);

  @Override
  protected Alarms alarms() {
    return STORE.alarms();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }

  @Override
  protected SettableClock clock() {
    return CLOCK;
  }
}
