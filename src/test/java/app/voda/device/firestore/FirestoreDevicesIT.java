package app.voda.device.firestore;

import app.voda.device.Devices;
import app.voda.device.DevicesContract;
import app.voda.member.Members;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;

class FirestoreDevicesIT extends DevicesContract {
  private static final FirestoreStore STORE = new FirestoreStore();

  @Override
  protected Devices devices() {
    return STORE.devices();
  }

  @Override
  protected Members members() {
    return STORE.members();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
