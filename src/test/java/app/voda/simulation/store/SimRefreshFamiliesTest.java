package app.voda.simulation.store;

import app.voda.auth.RefreshFamilies;
import app.voda.auth.RefreshFamiliesContract;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimRefreshFamiliesTest extends RefreshFamiliesContract {
  private static final SimStore STORE = new SimStore(new SettableClock(Samples.NOW));

  @Override
  protected RefreshFamilies families() {
    return STORE.refreshFamilies();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
