package app.voda.simulation.store;

import app.voda.member.Members;
import app.voda.member.MembersContract;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimMembersTest extends MembersContract {
  private static final SimStore STORE = new SimStore(new SettableClock(Samples.NOW));

  @Override
  protected Members members() {
    return STORE.members();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
