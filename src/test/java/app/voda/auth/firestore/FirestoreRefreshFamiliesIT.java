package app.voda.auth.firestore;

import app.voda.auth.RefreshFamilies;
import app.voda.auth.RefreshFamiliesContract;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;

@NeedsFirestore
class FirestoreRefreshFamiliesIT extends RefreshFamiliesContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected RefreshFamilies families() {
    return STORE.refreshFamilies();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
