package app.voda.simulation.store;

import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import app.voda.web.Answers;
import app.voda.web.AnswersContract;

class SimAnswersTest extends AnswersContract {
  private static final SimStore STORE = new SimStore(new SettableClock(Samples.NOW));

  @Override
  protected Answers answers() {
    return STORE.answers();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
