package app.voda.liveactivity.jdbc;

import app.voda.liveactivity.LiveActivities;
import app.voda.liveactivity.LiveActivitiesContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;

class JdbcLiveActivitiesTest extends LiveActivitiesContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected LiveActivities activities() {
    return STORE.liveActivities();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
