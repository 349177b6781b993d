package app.voda.web.firestore;

import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;
import app.voda.web.Answers;
import app.voda.web.AnswersContract;

@NeedsFirestore
class FirestoreAnswersIT extends AnswersContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected Answers answers() {
    return STORE.answers();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
