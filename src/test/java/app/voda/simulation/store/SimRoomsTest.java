package app.voda.simulation.store;

import app.voda.room.Rooms;
import app.voda.room.RoomsContract;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimRoomsTest extends RoomsContract {
  private static final SimStore STORE = new SimStore(new SettableClock(Samples.NOW));

  @Override
  protected Rooms rooms() {
    return STORE.rooms();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
