package app.voda.device;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.MemberId;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import org.junit.jupiter.api.Test;

/// What every store of devices promises.
public abstract class DevicesContract {
  private final MemberId leo = Samples.memberId();
  private final MemberId mina = Samples.memberId();

  protected abstract Devices devices();

  protected abstract Transactions transactions();

  @Test
  void findsADeviceAsItWasSaved() {
    var phone =
        new Device(
            new DeviceToken(Samples.id() + Samples.id()),
            leo,
            Platform.IOS,
            Transport.APNS,
            Environment.SANDBOX,
            "ja-JP",
            NOW,
            NOW.plusSeconds(1));
    save(phone);
    assertThat(devices().find(phone.id())).contains(phone);
    assertThat(devices().of(leo)).containsExactly(phone);
  }

  @Test
  void holdsTheLongestToken() {
    var phone = Samples.device(leo, Samples.id() + "x".repeat(4096 - 32));
    save(phone);
    assertThat(devices().find(phone.id())).contains(phone);
  }

  @Test
  void movesATokenToTheMemberWhoHasThePhoneNow() {
    var token = Samples.id();
    save(Samples.device(leo, token));
    save(Samples.device(mina, token));
    assertThat(devices().of(leo)).isEmpty();
    assertThat(devices().of(mina)).hasSize(1);
  }

  @Test
  void listsTheLatestRegisteredFirst() {
    var old = Samples.device(leo, Samples.id(), NOW);
    var recent = Samples.device(leo, Samples.id(), NOW.plusSeconds(9));
    var middle = Samples.device(leo, Samples.id(), NOW.plusSeconds(5));
    save(old);
    save(recent);
    save(middle);
    assertThat(devices().of(leo)).containsExactly(recent, middle, old);
  }

  @Test
  void deletesAndDoesNotMindWhatIsGone() {
    var phone = Samples.device(leo, Samples.id());
    save(phone);
    devices().delete(phone.id());
    devices().delete(phone.id());
    assertThat(devices().find(phone.id())).isEmpty();
  }

  @Test
  void prunesATokenThatWasGoneAfterItWasRegistered() {
    var phone = Samples.device(leo, Samples.id(), NOW);
    save(phone);
    assertThat(devices().prune(phone.id(), NOW)).isTrue();
    assertThat(devices().find(phone.id())).isEmpty();
    assertThat(devices().prune(phone.id(), NOW)).isFalse();
  }

  @Test
  void sparesATokenThatWasRegisteredAgainSince() {
    var phone = Samples.device(leo, Samples.id(), NOW);
    save(phone);
    assertThat(devices().prune(phone.id(), NOW.minusMillis(1))).isFalse();
    assertThat(devices().find(phone.id())).contains(phone);
  }

  @Test
  void takesOneTokenRegisteredByTwoAtOnce() {
    var token = Samples.id();
    var ends =
        Together.run(
            2,
            i ->
                () -> {
                  save(Samples.device(i == 0 ? leo : mina, token));
                  return true;
                });
    assertThat(ends).allMatch(end -> !end.failed());
    assertThat(devices().of(leo).size() + devices().of(mina).size()).isEqualTo(1);
  }

  private void save(Device device) {
    transactions()
        .execute(() -> {
          devices().of(device.member());
          devices().save(device);
        });
  }
}
