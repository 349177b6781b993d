package app.voda.liveactivity;

import static app.voda.event.EventCode.L15;
import static app.voda.event.EventCode.M12;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.device.ActivityToken;
import app.voda.device.Environment;
import app.voda.event.Outcome;
import app.voda.event.Outcome.TryAgain;
import app.voda.event.QueueUnavailable;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.id.Digest;
import app.voda.liveactivity.ActivityStart.State;
import app.voda.member.AlarmPreferences;
import app.voda.push.ActivityPush;
import app.voda.push.ActivityPush.Kind;
import app.voda.push.Delivery;
import app.voda.room.RoomEdit;
import app.voda.room.WritingPeriod;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// M12 puts the turn on the writer's phones.
class ActivityStarterTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final Lockscreens screens = new Lockscreens(STORE);
  private final ActivityToken phone = Lockscreens.token();
  private final ActivityToken tablet = Lockscreens.token();

  @BeforeEach
  void giveStartTokens() {
    screens.phone(screens.leo.id(), phone);
    screens.phone(screens.leo.id(), tablet);
    screens.phone(screens.mina.id(), Lockscreens.token());
    STORE.devices().save(Samples.device(screens.leo.id(), screens.leo.name().value()));
    screens.before(Duration.ofHours(4));
  }

  private Outcome reminderComes() {
    return screens.comes(M12, 1, 0);
  }

  private List<State> states() {
    return STORE.activityStarts().of(screens.room.id(), screens.leo.id()).stream()
        .map(ActivityStart::state)
        .toList();
  }

  @Test
  void everyPhoneOfTheWriterThatGaveAStartTokenStartsOne() {
    reminderComes();
    assertThat(screens.sent())
        .extracting(ActivityPush::to)
        .containsExactlyInAnyOrder(phone, tablet);
    assertThat(states()).containsExactly(State.STARTED, State.STARTED);
    assertThat(screens.queue.held())
        .containsExactly(
            Task.following(
                RoomEvent.of(L15, screens.room.id(), 1, 0),
                screens.due.minus(Duration.ofMinutes(15))));
  }

  @Test
  void aRepeatStartsNone() {
    reminderComes();
    screens.phones.forget();
    screens.clock.advance(Duration.ofHours(1));
    reminderComes();
    assertThat(screens.sent()).isEmpty();
  }

  @Test
  void twoAtOnceStartOneOnEach() {
    Together.times(4, _ -> reminderComes());
    assertThat(screens.sent()).hasSize(2);
  }

  @Test
  void beforeItsTimeItComesAgain() {
    screens.before(Duration.ofHours(4).plusMillis(1));
    assertThat(reminderComes()).isInstanceOf(TryAgain.class);
    assertThat(screens.sent()).isEmpty();
  }

  @Test
  void afterTheEndNoneIsStarted() {
    screens.before(Duration.ZERO);
    reminderComes();
    assertThat(screens.sent()).isEmpty();
  }

  @Test
  void anotherTurnsReminderStartsNone() {
    screens.comes(M12, 2, 0);
    screens.comes(M12, 1, 1);
    assertThat(screens.sent()).isEmpty();
  }

  @Test
  void aDeviceThatIsThereTwiceIsOnePhone() {
    screens.phone(screens.leo.id(), phone);
    reminderComes();
    assertThat(screens.phones.sentTo(phone)).hasSize(1);
  }

  @Test
  void whoWantsNoRemindersGetsNone() {
    var silent = new AlarmPreferences(false, true, null);
    STORE.members().save(Samples.preferring(screens.leo, silent));
    reminderComes();
    assertThat(screens.sent()).isEmpty();
  }

  @Test
  void whoseAppHasStartedOneGetsNoSecond() {
    screens.shows(screens.leo.id(), Lockscreens.token());
    reminderComes();
    assertThat(screens.sent()).isEmpty();
    assertThat(screens.queue.codes()).containsExactly(L15);
  }

  @Test
  void aCrashBeforeTheEndingIsPlannedIsMendedByTheRepeat() {
    screens.queue.goDown();
    assertThatThrownBy(this::reminderComes).isInstanceOf(QueueUnavailable.class);
    screens.queue.comeBack();
    reminderComes();
    assertThat(screens.queue.codes()).containsExactly(L15);
    assertThat(screens.sent()).hasSize(2);
  }

  @Test
  void aCrashWhileItSendsIsTakenUpAfterHalfAMinute() {
    var now = screens.clock.instant();
    var ledger =
        new StartLedger(
            STORE.activityStarts(), STORE.devices(), STORE.transactions(), screens.clock);
    for (var device : STORE.devices().of(screens.leo.id())) {
      if (device.startToken() != null) {
        ledger.claim(screens.room, device, now);
      }
    }
    assertThat(reminderComes())
        .isInstanceOfSatisfying(
            TryAgain.class,
            again -> assertThat(again.notBefore()).isEqualTo(now.plus(Claim.UNDER_WAY)));
    assertThat(screens.sent()).isEmpty();
    screens.clock.advance(Claim.UNDER_WAY);
    reminderComes();
    assertThat(screens.sent()).hasSize(2);
  }

  @Test
  void aLaterEndBeyondTheActivitysLifeStartsAnother() {
    reminderComes();
    var longer = new RoomEdit(new WritingPeriod(Duration.ofDays(6)), null, null, null);
    screens.save(screens.current().edit(longer, screens.clock.instant()).room().orElseThrow());
    screens.phones.forget();
    screens.clock.set(screens.current().turn().dueAt().minus(Duration.ofHours(4)));
    screens.comes(M12, 1, 1);
    assertThat(screens.sent()).extracting(ActivityPush::kind).containsOnly(Kind.START).hasSize(2);
  }

  @Nested
  class WhenTheProviderFails {
    @Test
    void onlyThePhoneThatWasNotReachedIsTriedAgain() {
      var patience = Duration.ofMinutes(15);
      screens.phones.answers(phone, new Delivery.RetryLater(patience, "503"));
      assertThat(reminderComes())
          .isInstanceOfSatisfying(
              TryAgain.class,
              again ->
                  assertThat(again.notBefore()).isEqualTo(screens.clock.instant().plus(patience)));
      assertThat(reminderComes()).isInstanceOf(TryAgain.class);
      screens.clock.advance(patience);
      screens.phones.answers(phone, Delivery.ACCEPTED);
      assertThat(reminderComes()).isNotInstanceOf(TryAgain.class);
      assertThat(screens.phones.sentTo(tablet)).hasSize(1);
      assertThat(screens.phones.sentTo(phone)).hasSize(2);
      assertThat(screens.phones.sentTo(phone))
          .extracting(ActivityPush::timestamp)
          .isSorted()
          .doesNotHaveDuplicates();
    }

    @Test
    void itIsTriedUntilTheTurnIsDue() {
      screens.phones.answers(phone, new Delivery.Misconfigured("bad topic"));
      assertThat(reminderComes()).isInstanceOf(TryAgain.class);
      screens.before(Duration.ZERO);
      assertThat(reminderComes()).isNotInstanceOf(TryAgain.class);
    }

    @Test
    void aTokenThatIsGoneIsForgotten() {
      screens.phones.answers(phone, new Delivery.TokenGone(screens.due));
      assertThat(reminderComes()).isNotInstanceOf(TryAgain.class);
      assertThat(STORE.devices().of(screens.leo.id()))
          .extracting(device -> device.startToken())
          .doesNotContain(phone)
          .contains(tablet);
      assertThat(states()).containsExactlyInAnyOrder(State.FAILED, State.STARTED);
    }

    @Test
    void aTokenRenewedMeanwhileIsTriedInItsPlace() {
      var fresh = Lockscreens.token();
      screens.phones.answers(
          phone,
          push -> {
            STORE
                .devices()
                .of(screens.leo.id())
                .forEach(device -> {
                  if (push.to().equals(device.startToken())) {
                    STORE.devices().save(device.starting(fresh));
                  }
                });
            return new Delivery.TokenGone(screens.due);
          });
      assertThat(reminderComes()).isInstanceOf(TryAgain.class);
      reminderComes();
      assertThat(screens.phones.sentTo(fresh)).hasSize(1);
    }

    @Test
    void aRefusedPayloadIsADeadLetter() {
      screens.phones.answers(phone, new Delivery.Refused("too large"));
      reminderComes();
      var id = Digest.of("activity", screens.phones.sentTo(phone).getFirst().id());
      assertThat(STORE.deadLetters().find(id))
          .hasValueSatisfying(letter -> assertThat(letter.memberId()).isEqualTo(screens.leo.id()));
    }

    @Test
    void theEnvironmentThatKnowsTheTokenIsRemembered() {
      screens.phones.answers(phone, new Delivery.Accepted(Environment.SANDBOX));
      reminderComes();
      assertThat(STORE.devices().of(screens.leo.id()))
          .extracting(device -> device.startToken())
          .contains(new ActivityToken(phone.value(), Environment.SANDBOX));
    }
  }
}
