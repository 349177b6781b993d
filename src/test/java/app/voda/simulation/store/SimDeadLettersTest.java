package app.voda.simulation.store;

import app.voda.event.DeadLetters;
import app.voda.event.DeadLettersContract;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimDeadLettersTest extends DeadLettersContract {
  private static final SettableClock CLOCK = new SettableClock(Samples.NOW);
  private static final SimStore STORE = new SimStore(CLOCK);

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
    return CLOCK;
  }
}
