package app.voda.room.jdbc;

import app.voda.room.JoinAttempts;
import app.voda.room.JoinAttemptsContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;

class JdbcJoinAttemptsTest extends JoinAttemptsContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected JoinAttempts attempts() {
    return STORE.joinAttempts();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
