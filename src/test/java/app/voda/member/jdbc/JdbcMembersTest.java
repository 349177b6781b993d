package app.voda.member.jdbc;

import app.voda.member.Members;
import app.voda.member.MembersContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;

class JdbcMembersTest extends MembersContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected Members members() {
    return STORE.members();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
