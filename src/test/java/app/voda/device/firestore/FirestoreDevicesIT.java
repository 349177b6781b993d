package app.voda.device.firestore;

import static app.voda.testing.Samples.NOW;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.Devices;
import app.voda.device.DevicesContract;
import app.voda.id.MemberId;
import app.voda.member.Members;
import app.voda.store.Transactions;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Samples;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@NeedsFirestore
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

  @Test
  void whatWasPrunedDoesNotFillItsMembersDocumentUp() throws Exception {
    var kim = Samples.member(Samples.memberId(), "kim" + Samples.id().substring(8));
    members().add(kim);
    var at = NOW;
    for (int i = 0; i < 25; i++) {
      at = at.plusSeconds(1);
      prune(kim.id(), at);
    }
    assertThat(kept(kim.id())).hasSize(20);
    prune(kim.id(), at.plus(Devices.PRUNED_KEPT));
    assertThat(kept(kim.id())).hasSize(1);
  }

  private void prune(MemberId member, Instant at) {
    var phone = Samples.device(member, Samples.id(), NOW);
    devices().save(phone);
    assertThat(devices().prune(phone, NOW, at)).isTrue();
  }

  private static Map<?, ?> kept(MemberId member) throws Exception {
    var document = STORE.firestore().collection("members").document(member.value()).get().get();
    return (Map<?, ?>) requireNonNull(document.get("devices"));
  }
}
