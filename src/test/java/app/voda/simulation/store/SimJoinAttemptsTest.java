package app.voda.simulation.store;

import app.voda.room.JoinAttempts;
import app.voda.room.JoinAttemptsContract;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimJoinAttemptsTest extends JoinAttemptsContract {
  private static final SimStore STORE = new SimStore(new SettableClock(Samples.NOW));

  @Override
  protected JoinAttempts attempts() {
    return STORE.joinAttempts();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
