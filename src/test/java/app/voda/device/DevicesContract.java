package app.voda.device;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.MemberId;
import app.voda.member.Members;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What every store of devices promises.
public abstract class DevicesContract {
  private final MemberId leo = Samples.memberId();
  private final MemberId mina = Samples.memberId();

  protected abstract Devices devices();

  protected abstract Members members();

  protected abstract Transactions transactions();

  @BeforeEach
  void signUp() {
    members().add(Samples.member(leo, "leo" + leo.value().substring(0, 20)));
    members().add(Samples.member(mina, "mina" + mina.value().substring(0, 20)));
  }

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
            NOW.plusSeconds(1),
            new ActivityToken("ab".repeat(80), Environment.SANDBOX));
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
    assertThat(devices().prune(phone, NOW, NOW)).isTrue();
    assertThat(devices().find(phone.id())).isEmpty();
    assertThat(devices().prune(phone, NOW, NOW)).isFalse();
  }

  @Test
  void sparesATokenThatWasRegisteredAgainSince() {
    var phone = Samples.device(leo, Samples.id(), NOW);
    save(phone);
    assertThat(devices().prune(phone, NOW.minusMillis(1), NOW)).isFalse();
    assertThat(devices().find(phone.id())).contains(phone);
  }

  @Test
  void sparesATokenThatWasRegisteredAgainByAClockThatIsBehind() {
    var sentTo = Samples.device(leo, Samples.id(), NOW);
    var again =
        new Device(
            sentTo.token(),
            leo,
            sentTo.platform(),
            sentTo.transport(),
            sentTo.environment(),
            null,
            NOW,
            NOW.plusMillis(300),
            null);
    save(sentTo);
    save(again);
    assertThat(devices().prune(sentTo, NOW.plusSeconds(2), NOW)).isFalse();
    assertThat(devices().find(again.id())).contains(again);
  }

  @Nested
  class WhatWasPruned {
    private final Device phone = Samples.device(leo, Samples.id(), NOW);

    @BeforeEach
    void prune() {
      save(phone);
      devices().prune(phone, NOW, NOW.plusSeconds(60));
    }

    @Test
    void isNeitherFoundNorListed() {
      assertThat(devices().find(phone.id())).isEmpty();
      assertThat(devices().of(leo)).isEmpty();
      assertThat(devices().findKept(phone.id())).contains(phone);
    }

    @Test
    void isBroughtBackAsItWas() {
      assertThat(devices().revive(NOW.plusSeconds(60), Transport.FCM)).isPositive();
      assertThat(devices().of(leo)).containsExactly(phone);
    }

    @Test
    void isBroughtBackHoweverManyThereAre() {
      var others =
          IntStream.range(0, 250)
              .mapToObj(_ -> Samples.member(Samples.memberId(), "m" + Samples.id().substring(8)))
              .toList();
      others.parallelStream()
          .forEach(member -> {
            members().add(member);
            var other = Samples.device(member.id(), Samples.id(), NOW);
            save(other);
            devices().prune(other, NOW, NOW.plusSeconds(600));
          });
      assertThat(devices().revive(NOW.plusSeconds(600), Transport.FCM)).isEqualTo(250);
    }

    @Test
    void staysAwayIfItWasPrunedEarlierOrBelongsToAnotherTransport() {
      devices().revive(NOW.plusSeconds(61), Transport.FCM);
      devices().revive(NOW, Transport.APNS);
      assertThat(devices().of(leo)).isEmpty();
    }

    @Test
    void livesAgainWhenItIsRegisteredAgain() {
      var again = Samples.device(mina, phone.token().value(), NOW.plusSeconds(90));
      save(again);
      assertThat(devices().of(mina)).containsExactly(again);
      assertThat(devices().revive(NOW.plusSeconds(60), Transport.FCM)).isZero();
    }

    @Test
    void goesWithItsMember() {
      devices().deleteOf(leo);
      devices().revive(NOW, Transport.FCM);
      assertThat(devices().of(leo)).isEmpty();
    }
  }

  @Test
  void remembersTheEnvironmentUnlessThePhoneWasRegisteredAgain() {
    var phone = Samples.device(leo, Samples.id(), NOW);
    save(phone);
    devices().remember(phone, Environment.SANDBOX);
    assertThat(devices().of(leo)).extracting(Device::environment).containsOnly(Environment.SANDBOX);
    save(Samples.device(leo, phone.token().value(), NOW.plusSeconds(1)));
    devices().remember(phone, Environment.SANDBOX);
    assertThat(devices().of(leo))
        .extracting(Device::environment)
        .containsOnly(Environment.PRODUCTION);
  }

  @Test
  void forgetsAStartTokenUnlessItWasReplaced() {
    var old = new ActivityToken("ab".repeat(80), Environment.SANDBOX);
    var fresh = new ActivityToken("cd".repeat(80), Environment.PRODUCTION);
    var phone = Samples.device(leo, Samples.id(), NOW);
    save(phone.starting(fresh));
    devices().forgetStartToken(phone.id(), old);
    assertThat(devices().find(phone.id())).contains(phone.starting(fresh));
    devices().forgetStartToken(phone.id(), fresh);
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
