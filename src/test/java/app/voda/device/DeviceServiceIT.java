package app.voda.device;

import app.voda.member.Members;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;

@NeedsFirestore
class DeviceServiceIT extends DeviceServiceContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  Devices devices() {
    return STORE.devices();
  }

  @Override
  Transactions transactions() {
    return STORE.transactions();
  }

  @Override
  Members members() {
    return STORE.members();
  }
}
