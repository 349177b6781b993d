package app.voda.web.jdbc;

import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;
import app.voda.web.Answers;
import app.voda.web.AnswersContract;

class JdbcAnswersTest extends AnswersContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected Answers answers() {
    return STORE.answers();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
