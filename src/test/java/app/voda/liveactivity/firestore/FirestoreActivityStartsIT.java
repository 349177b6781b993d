package app.voda.liveactivity.firestore;

import app.voda.liveactivity.ActivityStarts;
import app.voda.liveactivity.ActivityStartsContract;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;

@NeedsFirestore
class FirestoreActivityStartsIT extends ActivityStartsContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected ActivityStarts starts() {
    return STORE.activityStarts();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
