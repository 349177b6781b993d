package app.voda.room.jdbc;

import app.voda.room.Nudges;
import app.voda.room.NudgesContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;

class JdbcNudgesTest extends NudgesContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected Nudges nudges() {
    return STORE.nudges();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
