package app.voda.simulation.store;

import app.voda.device.Devices;
import app.voda.device.DevicesContract;
import app.voda.member.Members;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;

class SimDevicesTest extends DevicesContract {
  private static final SimStore STORE = new SimStore(new SettableClock(Samples.NOW));

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
