package app.voda.simulation.store;

import app.voda.liveactivity.ActivityStarts;
import app.voda.liveactivity.ActivityStartsContract;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimActivityStartsTest extends ActivityStartsContract {
  private static final SimStore STORE = new SimStore(new SettableClock(Samples.NOW));

  @Override
  protected ActivityStarts starts() {
    return STORE.activityStarts();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
