package app.voda.diary.firestore;

import app.voda.diary.Diaries;
import app.voda.diary.DiariesContract;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;

@NeedsFirestore
class FirestoreDiariesIT extends DiariesContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected Diaries diaries() {
    return STORE.diaries();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
