package app.voda.device;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.device.DeviceService.Registration;
import app.voda.id.MemberId;
import app.voda.member.Members;
import app.voda.problem.Refusal;
import app.voda.store.Transactions;
import app.voda.testing.Between;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What a member's devices do over every store.
abstract class DeviceServiceContract {
  private final SettableClock clock = new SettableClock(NOW);
  private final DeviceService service =
      new DeviceService(devices(), members(), transactions(), clock);
  private final MemberId leo = Samples.memberId();
  private final MemberId mina = Samples.memberId();
  private final String token = Samples.id();

  abstract Devices devices();

  abstract Transactions transactions();

  abstract Members members();

  @BeforeEach
  void signUp() {
    members().add(Samples.member(leo, "leo" + leo.value().substring(0, 20)));
    members().add(Samples.member(mina, "mina" + mina.value().substring(0, 20)));
  }

  @Test
  void aMemberHasSeveralDevicesTheLatestFirst() {
    register(leo, token);
    clock.advance(Duration.ofSeconds(1));
    register(leo, Samples.id());
    assertThat(service.of(leo)).hasSize(2);
    assertThat(service.of(leo).getLast().token()).isEqualTo(new DeviceToken(token));
  }

  @Test
  void whoHasWithdrawnRegistersNothing() {
    members().delete(leo);
    assertThatThrownBy(() -> register(leo, token)).isInstanceOf(Refusal.class);
    assertThat(devices().of(leo)).isEmpty();
    assertThat(devices().find(new DeviceToken(token).deviceId())).isEmpty();
  }

  // W1 has removed the member's devices by then, and will not come again.
  @Test
  void whoWithdrawsWhileRegisteringRegistersNothing() {
    var withdrawing =
        Between.afterTheFirstCall(
            Members.class,
            members(),
            () -> CompletableFuture.runAsync(() -> members().delete(leo)).join());
    var slow = new DeviceService(devices(), withdrawing, transactions(), clock);
    assertThatThrownBy(() -> slow.register(leo, registration(token, null)))
        .isInstanceOf(Refusal.class);
    assertThat(devices().of(leo)).isEmpty();
    assertThat(devices().find(new DeviceToken(token).deviceId())).isEmpty();
  }

  @Test
  void registeringAKnownTokenRefreshesIt() {
    register(leo, token);
    clock.advance(Duration.ofDays(1));
    register(leo, token);
    var phone = service.of(leo).getFirst();
    assertThat(service.of(leo)).hasSize(1);
    assertThat(phone.createdAt()).isEqualTo(NOW);
    assertThat(phone.registeredAt()).isEqualTo(clock.instant());
  }

  @Test
  void aTokenMovesToWhoHasThePhoneNow() {
    register(leo, token);
    clock.advance(Duration.ofDays(1));
    register(mina, token);
    assertThat(service.of(leo)).isEmpty();
    assertThat(service.of(mina))
        .singleElement()
        .satisfies(phone -> assertThat(phone.createdAt()).isEqualTo(clock.instant()));
  }

  @Test
  void aRenewedTokenTakesTheOldOnesPlace() {
    register(leo, token);
    var renewed = Samples.id();
    register(leo, renewed, token);
    assertThat(service.of(leo)).extracting(Device::token).containsExactly(new DeviceToken(renewed));
  }

  @Test
  void aPhoneKeepsItsStartTokenOverARenewalButNotOverAChangeOfHands() {
    var start = new ActivityToken("ab".repeat(40), Environment.SANDBOX);
    service.startsActivitiesBy(leo, register(leo, token).id(), start);
    register(leo, token);
    var renewed = Samples.id();
    register(leo, renewed, token);
    assertThat(service.of(leo)).extracting(Device::startToken).containsExactly(start);
    register(mina, renewed);
    assertThat(service.of(mina).getFirst().startToken()).isNull();
  }

  @Test
  void onlyOwnDevicesTakeAStartToken() {
    var phone = register(leo, token);
    var start = new ActivityToken("ab".repeat(40), Environment.SANDBOX);
    assertThatThrownBy(() -> service.startsActivitiesBy(mina, phone.id(), start))
        .isInstanceOf(Refusal.class);
    assertThat(service.of(leo).getFirst().startToken()).isNull();
  }

  @Test
  void aTokenThatReplacesItselfStays() {
    register(leo, token, token);
    assertThat(service.of(leo)).hasSize(1);
  }

  @Test
  void nobodyReplacesAnothersToken() {
    register(leo, token);
    register(mina, Samples.id(), token);
    assertThat(service.of(leo)).hasSize(1);
  }

  @Test
  void ofMoreThanTwentyTheLeastRecentlyRegisteredGoes() {
    register(leo, token);
    for (int i = 1; i < 20; i++) {
      clock.advance(Duration.ofSeconds(1));
      register(leo, "t" + i + Samples.id());
    }
    assertThat(service.of(leo)).hasSize(20);
    clock.advance(Duration.ofSeconds(1));
    register(leo, token);
    clock.advance(Duration.ofSeconds(1));
    register(leo, "t20" + Samples.id());
    assertThat(service.of(leo)).hasSize(20);
    assertThat(service.of(leo)).extracting(d -> d.token().value()).contains(token);
    assertThat(service.of(leo).getLast().token().value()).startsWith("t2");
  }

  @Test
  void oneMoreThanTwentyMayTakeAnothersPlace() {
    for (int i = 0; i < 20; i++) {
      clock.advance(Duration.ofSeconds(1));
      register(leo, i + Samples.id());
    }
    register(mina, token);
    var second = service.of(leo).getLast().token().value();
    clock.advance(Duration.ofSeconds(1));
    register(leo, token, second);
    assertThat(service.of(leo)).hasSize(20).extracting(d -> d.token().value()).contains(token);
    assertThat(service.of(mina)).isEmpty();
  }

  @Test
  void onlyOwnDevicesAreRemoved() {
    var phone = register(leo, token);
    assertThatThrownBy(() -> service.remove(mina, phone.id())).isInstanceOf(Refusal.class);
    assertThat(service.removeIfOwn(mina, phone.id())).isFalse();
    assertThat(service.of(leo)).hasSize(1);
    service.remove(leo, phone.id());
    assertThat(service.of(leo)).isEmpty();
    assertThatThrownBy(() -> service.remove(leo, phone.id())).isInstanceOf(Refusal.class);
  }

  @Nested
  class WhenTheProviderHasCalledATokenDeadByMistake {
    private final ActivityToken start = new ActivityToken("ab".repeat(40), Environment.SANDBOX);

    @BeforeEach
    void prune() {
      var phone = register(leo, token);
      service.startsActivitiesBy(leo, phone.id(), start);
      assertThat(devices().prune(phone, NOW.plusSeconds(1), NOW)).isTrue();
    }

    @Test
    void aPhoneThatSignsOutStaysSignedOut() {
      assertThat(service.removeIfOwn(mina, new DeviceToken(token).deviceId())).isFalse();
      assertThat(service.removeIfOwn(leo, new DeviceToken(token).deviceId())).isTrue();
      revive();
      assertThat(service.of(leo)).isEmpty();
    }

    @Test
    void aTokenThatWasRenewedSinceIsNotBroughtBack() {
      var renewed = register(leo, Samples.id(), token);
      revive();
      assertThat(service.of(leo)).containsExactly(renewed);
      assertThat(renewed.startToken()).isEqualTo(start);
    }

    @Test
    void aPhoneThatRegistersAgainIsTheOneItWas() {
      clock.advance(Duration.ofDays(1));
      var again = register(leo, token);
      assertThat(again.createdAt()).isEqualTo(NOW);
      assertThat(again.startToken()).isEqualTo(start);
    }

    private void revive() {
      devices().revive(NOW, Transport.FCM);
    }
  }

  private Device register(MemberId member, String token) {
    return register(member, token, null);
  }

  private Device register(MemberId member, String token, @Nullable String replaces) {
    return service.register(member, registration(token, replaces));
  }

  private static Registration registration(String token, @Nullable String replaces) {
    return new Registration(
        new DeviceToken(token),
        Platform.ANDROID,
        Transport.FCM,
        Environment.PRODUCTION,
        null,
        replaces == null ? null : new DeviceToken(replaces));
  }
}
