package app.voda.diary.jdbc;

import app.voda.diary.Diaries;
import app.voda.diary.DiariesContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;

class JdbcDiariesTest extends DiariesContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected Diaries diaries() {
    return STORE.diaries();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
