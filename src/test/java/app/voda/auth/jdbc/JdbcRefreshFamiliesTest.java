package app.voda.auth.jdbc;

import app.voda.auth.RefreshFamilies;
import app.voda.auth.RefreshFamiliesContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;

class JdbcRefreshFamiliesTest extends RefreshFamiliesContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected RefreshFamilies families() {
    return STORE.refreshFamilies();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
