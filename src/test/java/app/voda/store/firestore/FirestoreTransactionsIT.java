package app.voda.store.firestore;

import app.voda.auth.RefreshFamilies;
import app.voda.diary.Diaries;
import app.voda.room.JoinAttempts;
import app.voda.room.Rooms;
import app.voda.store.Transactions;
import app.voda.store.TransactionsContract;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;

@NeedsFirestore
class FirestoreTransactionsIT extends TransactionsContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }

  @Override
  protected Rooms rooms() {
    return STORE.rooms();
  }

  @Override
  protected Diaries diaries() {
    return STORE.diaries();
  }

  @Override
  protected RefreshFamilies families() {
    return STORE.refreshFamilies();
  }

  @Override
  protected JoinAttempts joinAttempts() {
    return STORE.joinAttempts();
  }
}
