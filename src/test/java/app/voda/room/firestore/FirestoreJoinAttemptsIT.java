package app.voda.room.firestore;

import app.voda.room.JoinAttempts;
import app.voda.room.JoinAttemptsContract;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;

@NeedsFirestore
class FirestoreJoinAttemptsIT extends JoinAttemptsContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected JoinAttempts attempts() {
    return STORE.joinAttempts();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
