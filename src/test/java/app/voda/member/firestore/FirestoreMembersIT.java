package app.voda.member.firestore;

import app.voda.member.Members;
import app.voda.member.MembersContract;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;

@NeedsFirestore
class FirestoreMembersIT extends MembersContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected Members members() {
    return STORE.members();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
