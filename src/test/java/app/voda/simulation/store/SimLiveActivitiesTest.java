package app.voda.simulation.store;

import app.voda.liveactivity.LiveActivities;
import app.voda.liveactivity.LiveActivitiesContract;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimLiveActivitiesTest extends LiveActivitiesContract {
  private static final SimStore STORE = new SimStore(new SettableClock(Samples.NOW));

  @Override
  protected LiveActivities activities() {
    return STORE.liveActivities();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
