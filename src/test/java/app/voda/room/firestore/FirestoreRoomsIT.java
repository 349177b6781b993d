package app.voda.room.firestore;

import app.voda.room.Rooms;
import app.voda.room.RoomsContract;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;

class FirestoreRoomsIT extends RoomsContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected Rooms rooms() {
    return STORE.rooms();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
