package app.voda.simulation.store;

import app.voda.diary.Diaries;
import app.voda.diary.DiariesContract;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimDiariesTest extends DiariesContract {
  private static final SimStore STORE = new SimStore(new SettableClock(Samples.NOW));

  @Override
  protected Diaries diaries() {
    return STORE.diaries();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
