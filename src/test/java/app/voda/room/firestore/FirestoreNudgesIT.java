package app.voda.room.firestore;

import app.voda.room.Nudges;
import app.voda.room.NudgesContract;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;

@NeedsFirestore
class FirestoreNudgesIT extends NudgesContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected Nudges nudges() {
    return STORE.nudges();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
