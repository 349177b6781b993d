package app.voda.device.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.Devices;
import app.voda.device.DevicesContract;
import app.voda.member.Members;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;
import org.junit.jupiter.api.Test;

class JdbcDevicesTest extends DevicesContract {
  private static final MemoryStore STORE = new MemoryStore();

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

  @Test
  void readsNoOthersDevicesForAMembers() {
    var plan =
        STORE
            .jdbc()
            .sql("explain " + JdbcDevices.OF_MEMBER)
            .param("member", "m")
            .query(String.class)
            .single();
    assertThat(plan).contains("DEVICES_OF_MEMBER").doesNotContain("DEVICES_PRUNED");
  }
}
