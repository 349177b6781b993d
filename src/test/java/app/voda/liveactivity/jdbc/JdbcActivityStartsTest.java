package app.voda.liveactivity.jdbc;

import app.voda.liveactivity.ActivityStarts;
import app.voda.liveactivity.ActivityStartsContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;

class JdbcActivityStartsTest extends ActivityStartsContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected ActivityStarts starts() {
    return STORE.activityStarts();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
