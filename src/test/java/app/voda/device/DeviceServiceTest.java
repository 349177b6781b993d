package app.voda.device;

import app.voda.member.Members;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;

class DeviceServiceTest extends DeviceServiceContract {
  private static final MemoryStore STORE = new MemoryStore();

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
