package app.voda.liveactivity.firestore;

import app.voda.liveactivity.LiveActivities;
import app.voda.liveactivity.LiveActivitiesContract;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;

@NeedsFirestore
class FirestoreLiveActivitiesIT extends LiveActivitiesContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected LiveActivities activities() {
    return STORE.liveActivities();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
