package app.voda.simulation.store;

import app.voda.room.Nudges;
import app.voda.room.NudgesContract;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimNudgesTest extends NudgesContract {
  private static final SimStore STORE = new SimStore(new SettableClock(Samples.NOW));

  @Override
  protected Nudges nudges() {
    return STORE.nudges();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
