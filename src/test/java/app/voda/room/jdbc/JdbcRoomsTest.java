package app.voda.room.jdbc;

import app.voda.room.Rooms;
import app.voda.room.RoomsContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;

class JdbcRoomsTest extends RoomsContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected Rooms rooms() {
    return STORE.rooms();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
