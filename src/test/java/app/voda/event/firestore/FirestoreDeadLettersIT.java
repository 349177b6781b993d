package app.voda.event.firestore;

import app.voda.event.DeadLetters;
import app.voda.event.DeadLettersContract;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.SettableClock;

@NeedsFirestore
class FirestoreDeadLettersIT extends DeadLettersContract {
  private static final FirestoreStore STORE = new FirestoreStore();

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
    return STORE.clock();
  }
}
