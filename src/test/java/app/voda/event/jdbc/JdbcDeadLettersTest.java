package app.voda.event.jdbc;

import app.voda.event.DeadLetters;
import app.voda.event.DeadLettersContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;
import app.voda.testing.SettableClock;

class JdbcDeadLettersTest extends DeadLettersContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected DeadLetters letters() {
    return STORE.deadLetters();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }

  @Override
  protected SettableClock clock() {
    return STORE.clock();
  }
}
