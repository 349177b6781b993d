package app.voda.device.jdbc;

import app.voda.device.Devices;
import app.voda.device.DevicesContract;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;

class JdbcDevicesTest extends DevicesContract {
  private static final MemoryStore STORE = new MemoryStore();

  @Override
  protected Devices devices() {
    return STORE.devices();
  }

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }
}
