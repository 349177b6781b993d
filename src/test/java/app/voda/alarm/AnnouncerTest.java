package app.voda.alarm;

import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.M2;
import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.alarm.DeviceOutcome.Status;
import app.voda.device.Device;
import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.EventCode;
import app.voda.event.Outcome;
import app.voda.event.Outcome.TryAgain;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.id.AlarmId;
import app.voda.id.Digest;
import app.voda.id.RoomId;
import app.voda.member.AlarmPreferences;
import app.voda.member.Member;
import app.voda.member.QuietHours;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.testing.FakePhones;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  private static final MemoryStore STORE = new MemoryStore();
  private static final Instant UNTIL = NOW.plus(Duration.ofHours(4));

  private final SettableClock clock = STORE.clock();
  private final FakePhones phones = new FakePhones();
  private final Announcer announcer = Announcers.over(STORE, phones);
  private final RoomId room = Samples.roomId();
  private final Member leo = Samples.member();
  private final String phone = Samples.id();
  private final String tablet = Samples.id();
  private final Announcement reminder = announcement(M12, UNTIL);

  @BeforeEach
  void signUp() {
    clock.set(NOW);
    STORE.members().add(leo);
    STORE.devices().save(Samples.device(leo.id(), phone));
    STORE.devices().save(Samples.device(leo.id(), tablet));
  }

  @Test
  void tellsEveryDeviceAndTheInbox() {
    assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
    assertThat(phones.tokens()).containsExactlyInAnyOrder(phone, tablet);
    assertThat(kept(reminder).devices())
        .hasSize(2)
        .containsValue(DeviceOutcome.of(Status.DELIVERED));
    assertThat(phones.sent())
        .allSatisfy(push -> {
          assertThat(push.alarmId()).isEqualTo(reminder.id());
          assertThat(push.until()).isEqualTo(UNTIL);
          assertThat(push.turn()).isEqualTo(3);
          assertThat(push.quiet()).isFalse();
        });
  }

  @Test
  void calledTwiceItSendsNothingAgain() {
    tell(reminder);
    phones.forget();
    clock.advance(Duration.ofHours(1));
    assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
    assertThat(phones.sent()).isEmpty();
    assertThat(STORE.alarms().unread(leo.id())).isEqualTo(1);
  }

  @Test
  void ignoresWhoHasWithdrawn() {
    STORE.members().delete(leo.id());
    assertThat(tell(reminder)).isEqualTo(Outcome.ignored(Why.WRITER_GONE));
    assertThat(phones.sent()).isEmpty();
    assertThat(STORE.alarms().find(leo.id(), reminder.id())).isEmpty();
  }

  @Test
  void countsTheBadgeOfAllThatIsUnread() {
    STORE.devices().save(Samples.iPhone(leo.id(), Samples.id()));
    tell(reminder);
    assertThat(phones.sent()).extracting(Push::badge).containsOnly(1);
    phones.forget();
    tell(announcement(M2, UNTIL));
    assertThat(phones.sent()).extracting(Push::badge).containsOnly(2);
  }

  // What waits for a device is in the inbox already.
  @Test
  void countsAnAlarmThatIsTriedAgainOnce() {
    var iPhone = Samples.iPhone(leo.id(), Samples.id());
    STORE.devices().save(iPhone);
    phones.answers(iPhone.token().value(), new Delivery.RetryLater(Duration.ofSeconds(5), "busy"));
    tell(reminder);
    phones.forget();
    clock.advance(Duration.ofSeconds(5));
    tell(reminder);
    assertThat(phones.sent()).extracting(Push::badge).containsExactly(1);
  }

  // Two alarms told at one moment must count each other.
  @Test
  void isInTheInboxBeforeItIsOnAnIPhone() {
    var iPhone = Samples.iPhone(leo.id(), Samples.id());
    STORE.devices().save(iPhone);
    phones.answers(
        iPhone.token().value(),
        push -> {
          assertThat(STORE.alarms().unread(leo.id())).isEqualTo(push.badge()).isEqualTo(1);
          return Delivery.ACCEPTED;
        });
    tell(reminder);
    assertThat(kept(reminder).devices()).hasSize(3);
  }

  // One write per alarm, because each is paid for.
  @Test
  void isKeptOnceAfterItsSends() {
    phones.answers(
        phone,
        _ -> {
          assertThat(STORE.alarms().unread(leo.id())).isZero();
          return Delivery.ACCEPTED;
        });
    tell(reminder);
    assertThat(kept(reminder).devices().values())
        .containsExactly(DeviceOutcome.of(Status.DELIVERED), DeviceOutcome.of(Status.DELIVERED));
  }

  @Test
  void speaksEachPhonesLanguage() {
    var d = Samples.device(leo.id(), tablet);
    STORE
        .devices()
        .save(
            new Device(
                d.token(),
                d.member(),
                d.platform(),
                d.transport(),
                d.environment(),
                "en-GB",
                NOW,
                NOW,
                null));
    tell(reminder);
    assertThat(phones.sent())
        .extracting(Push::body)
        .containsExactlyInAnyOrder("4 hours left to write your diary.", "일기를 쓸 시간이 4시간 남았어요.");
  }

  @Nested
  class WhenAProviderAsksForPatience {
    @BeforeEach
    void tellOnce() {
      phones.answers(tablet, new Delivery.RetryLater(Duration.ofMinutes(7), "busy"));
      assertThat(tell(reminder)).isEqualTo(again(NOW.plus(Duration.ofMinutes(7))));
      phones.forget();
    }

    @Test
    void sendsNothingBeforeThatTime() {
      clock.advance(Duration.ofMinutes(7).minusMillis(1));
      assertThat(tell(reminder)).isEqualTo(again(NOW.plus(Duration.ofMinutes(7))));
      assertThat(phones.sent()).isEmpty();
    }

    @Test
    void thenTriesOnlyTheDeviceThatLacksTheAlarm() {
      clock.advance(Duration.ofMinutes(7));
      phones.answers(tablet, Delivery.ACCEPTED);
      assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
      assertThat(phones.tokens()).containsExactly(tablet);
    }

    @Test
    void tellsADeviceThatWasAddedMeanwhile() {
      var watch = Samples.id();
      STORE.devices().save(Samples.device(leo.id(), watch));
      assertThat(tell(reminder)).isInstanceOf(TryAgain.class);
      assertThat(phones.tokens()).containsExactly(watch);
    }

    @Test
    void givesUpWhenTheAlarmIsNoLongerTrue() {
      clock.set(UNTIL);
      assertThat(tell(reminder)).isEqualTo(Outcome.ignored(Why.GIVEN_UP));
      assertThat(phones.sent()).isEmpty();
      assertThat(deadLetter(Reason.GIVEN_UP, reminder)).isPresent();
      assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
    }

    @Test
    void isKeptAsADeadLetterThoughTheFirstCallDiesWhileItGivesUp() {
      clock.set(UNTIL);
      var dying = Announcers.over(STORE, phones, FullDeadLetters.INSTANCE);
      assertThatThrownBy(() -> tell(dying, reminder)).hasMessage("full");
      assertThat(tell(reminder)).isEqualTo(Outcome.ignored(Why.GIVEN_UP));
      assertThat(deadLetter(Reason.GIVEN_UP, reminder)).isPresent();
    }

    @Test
    void isKeptAsADeadLetterThoughTheFirstCallDiesWhileItGivesUpTheTurn() {
      var dying = Announcers.over(STORE, phones, FullDeadLetters.INSTANCE);
      assertThatThrownBy(() -> giveUpTheTurn(dying)).hasMessage("full");
      assertThat(giveUpTheTurn(announcer)).isEqualTo(Outcome.ignored(Why.GIVEN_UP));
      assertThat(deadLetter(Reason.GIVEN_UP, reminder)).isPresent();
    }

    @Test
    void aDeviceThatIsNotTheirsAnyMoreIsNotMissed() {
      STORE.devices().delete(Samples.device(leo.id(), tablet).id());
      clock.set(UNTIL);
      assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
      assertThat(deadLetter(Reason.GIVEN_UP, reminder)).isEmpty();
    }

    @Test
    void norWhenTheTurnIsGivenUp() {
      STORE.devices().save(Samples.device(Samples.memberId(), tablet));
      assertThat(giveUpTheTurn(announcer)).isEqualTo(Outcome.ignored(Why.TURN_OVER));
      assertThat(deadLetter(Reason.GIVEN_UP, reminder)).isEmpty();
    }

    /// The call had begun before they withdrew, and was answered after W1.
    @Test
    void whatWasKeptOfOneWhoWithdrewIsLeftToTheLastLookOfW1() {
      STORE.members().delete(leo.id());
      STORE.devices().deleteOf(leo.id());
      var before = kept(reminder);
      assertThat(giveUpTheTurn(announcer)).isEqualTo(Outcome.ignored(Why.TURN_OVER));
      assertThat(kept(reminder)).isEqualTo(before);
    }

    @Test
    void whoOnlyHasNoPhoneAnyMoreKeepsTheInbox() {
      STORE.devices().deleteOf(leo.id());
      assertThat(giveUpTheTurn(announcer)).isEqualTo(Outcome.ignored(Why.TURN_OVER));
      assertThat(kept(reminder).devices())
          .containsEntry(Samples.device(leo.id(), tablet).id(), DeviceOutcome.of(Status.GIVEN_UP));
    }

    private Outcome giveUpTheTurn(Announcer by) {
      return by.giveUp(room, List.of(RoomEvent.of(M12, room, 3, 0)), _ -> true, Why.TURN_OVER);
    }
  }

  @Nested
  class WhenADeviceComesBackWhileAnotherIsWaitedFor {
    private final Device gone = Samples.device(leo.id(), phone);

    @BeforeEach
    void tellOnce() {
      phones.answers(phone, new Delivery.TokenGone(NOW));
      phones.answers(tablet, new Delivery.RetryLater(Duration.ofMinutes(7), "busy"));
      assertThat(tell(reminder)).isInstanceOf(TryAgain.class);
      assertThat(STORE.devices().find(gone.id())).isEmpty();
      phones.forget();
      clock.advance(Duration.ofMinutes(1));
      STORE.devices().save(gone);
    }

    @Test
    void itIsToldToo() {
      phones.answers(phone, Delivery.ACCEPTED);
      assertThat(tell(reminder)).isInstanceOf(TryAgain.class);
      assertThat(phones.tokens()).containsExactly(phone);
      assertThat(kept(reminder).devices().get(gone.id()))
          .isEqualTo(DeviceOutcome.of(Status.DELIVERED));
      phones.forget();
      tell(reminder);
      assertThat(phones.sent()).isEmpty();
    }

    @Test
    void itsOwnPatienceIsKept() {
      phones.answers(phone, new Delivery.RetryLater(Duration.ofMinutes(2), "busy"));
      assertThat(tell(reminder)).isEqualTo(again(NOW.plus(Duration.ofMinutes(3))));
      phones.forget();
      clock.advance(Duration.ofMinutes(1));
      tell(reminder);
      assertThat(phones.sent()).isEmpty();
    }
  }

  @Test
  void givesUpADayAfterItsTimeThoughItIsStillTrue() {
    var diary = announcement(M2, NOW.plus(Duration.ofDays(28)));
    phones.answers(tablet, new Delivery.RetryLater(Duration.ofMinutes(1), "busy"));
    tell(diary);
    clock.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(tell(diary)).isInstanceOf(TryAgain.class);
    clock.advance(Duration.ofMillis(1));
    assertThat(tell(diary)).isEqualTo(Outcome.ignored(Why.GIVEN_UP));
    assertThat(deadLetter(Reason.GIVEN_UP, diary).orElseThrow().body()).contains("\"code\":\"M2\"");
  }

  @Test
  void newsThatComeTooLateToBeSentAreFoundInTheInbox() {
    var diary = announcement(M2, NOW.plus(Duration.ofDays(28)));
    clock.advance(Duration.ofHours(24));
    assertThat(tell(diary)).isEqualTo(Outcome.ignored(Why.GIVEN_UP));
    assertThat(kept(diary).read()).isFalse();
    assertThat(phones.sent()).isEmpty();
  }

  @Test
  void aReminderThatComesTooLateRemindsOfNothing() {
    clock.set(UNTIL);
    assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
    assertThat(STORE.alarms().find(leo.id(), reminder.id())).isEmpty();
    assertThat(deadLetter(Reason.GIVEN_UP, reminder)).isEmpty();
    assertThat(phones.sent()).isEmpty();
  }

  @Nested
  class WhenATokenIsGone {
    @Test
    void theDeviceIsRemoved() {
      phones.answers(tablet, new Delivery.TokenGone(NOW));
      assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
      assertThat(STORE.devices().of(leo.id())).hasSize(1);
      assertThat(kept(reminder).devices()).containsValue(DeviceOutcome.of(Status.TOKEN_GONE));
    }

    @Test
    void oneThatAnotherAlarmHasRemovedMeanwhileIsNotWaitedFor() {
      phones.answers(
          tablet,
          push -> {
            STORE.devices().prune(push.device(), NOW, NOW);
            return new Delivery.TokenGone(NOW);
          });
      assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
      assertThat(kept(reminder).devices()).containsValue(DeviceOutcome.of(Status.TOKEN_GONE));
    }

    @Test
    void oneThatWasRegisteredAgainMeanwhileSurvivesAndIsTriedAgain() {
      phones.answers(
          tablet,
          push -> {
            STORE.devices().save(Samples.device(leo.id(), tablet, NOW.plusSeconds(5)));
            return new Delivery.TokenGone(NOW);
          });
      assertThat(tell(reminder)).isInstanceOf(TryAgain.class);
      assertThat(STORE.devices().of(leo.id())).hasSize(2);
      phones.forget();
      phones.answers(tablet, Delivery.ACCEPTED);
      clock.advance(Duration.ofMinutes(1));
      assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
      assertThat(phones.tokens()).containsExactly(tablet);
    }
  }

  @Test
  void aRefusedPayloadIsADeadLetterOnce() {
    phones.answers(tablet, new Delivery.Refused("too big"));
    assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
    var letter = deadLetter(Reason.REFUSED, reminder).orElseThrow();
    assertThat(letter.detail()).isEqualTo("too big");
    phones.forget();
    assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
    assertThat(phones.sent()).isEmpty();
    assertThat(STORE.devices().of(leo.id())).hasSize(2);
  }

  @Test
  void anAlarmThatIsReopenedDuringACallStaysOpen() {
    phones.answers(tablet, new Delivery.Refused("too big"));
    phones.answers(phone, new Delivery.RetryLater(Duration.ofMinutes(1), "busy"));
    tell(reminder);
    clock.advance(Duration.ofMinutes(1));
    phones.answers(
        phone,
        _ -> {
          STORE.alarms().reopen(leo.id(), reminder.id(), clock.instant());
          return Delivery.ACCEPTED;
        });
    tell(reminder);
    assertThat(kept(reminder).waiting()).hasSize(1);
  }

  @Test
  void aFaultOfOurConfigurationKeepsTheTokenAndIsTriedAgain() {
    phones.answers(phone, new Delivery.Misconfigured("sender"));
    phones.answers(tablet, new Delivery.Misconfigured("sender"));
    assertThat(tell(reminder)).isEqualTo(again(NOW.plusSeconds(60)));
    assertThat(STORE.devices().of(leo.id())).hasSize(2);
    assertThat(deadLetter(Reason.REFUSED, reminder)).isEmpty();
  }

  @Test
  void aSenderThatThrowsIsTriedAgain() {
    phones.answers(
        tablet,
        _ -> {
          throw new IllegalStateException("bug");
        });
    assertThat(tell(reminder)).isInstanceOf(TryAgain.class);
    assertThat(kept(reminder).devices()).containsValue(DeviceOutcome.of(Status.DELIVERED));
  }

  @Nested
  class ByTheMembersPreferences {
    @Test
    void anAlarmThatIsSwitchedOffIsOnlyInTheInbox() {
      prefer(new AlarmPreferences(false, true, null));
      assertThat(tell(reminder)).isEqualTo(Outcome.DONE);
      assertThat(phones.sent()).isEmpty();
      assertThat(STORE.alarms().unread(leo.id())).isEqualTo(1);
      tell(announcement(M2, UNTIL));
      assertThat(phones.sent()).hasSize(2);
    }

    @Test
    void activityIsSwitchedOffByItself() {
      prefer(new AlarmPreferences(true, false, null));
      tell(announcement(M2, UNTIL));
      tell(announcement(EventCode.N1, UNTIL));
      assertThat(phones.sent()).isEmpty();
      assertThat(STORE.alarms().unread(leo.id())).isEqualTo(2);
      tell(reminder);
      assertThat(phones.sent()).hasSize(2);
    }

    @Test
    void activityArrivesSilentlyInQuietHoursAndTurnsStillSound() {
      // NOW is 18:00 in Seoul.
      prefer(
          new AlarmPreferences(
              true, true, new QuietHours(LocalTime.of(18, 0), LocalTime.of(7, 0))));
      tell(announcement(M2, UNTIL));
      tell(announcement(EventCode.N1, UNTIL));
      assertThat(phones.sent()).hasSize(4).allMatch(Push::quiet);
      phones.forget();
      tell(reminder);
      assertThat(phones.sent()).hasSize(2).noneMatch(Push::quiet);
    }
  }

  private void prefer(AlarmPreferences alarms) {
    STORE.members().save(Samples.preferring(leo, alarms));
  }

  private Outcome tell(Announcement announcement) {
    return tell(announcer, announcement);
  }

  private Outcome tell(Announcer by, Announcement announcement) {
    var event =
        announcement.code() == M2
            ? RoomEvent.diaryPosted(room, 3, 0, "3")
            : RoomEvent.of(M12, room, 3, 0);
    return by.tell(List.of(leo.id()), announcement, event);
  }

  private Alarm kept(Announcement announcement) {
    return STORE.alarms().find(leo.id(), announcement.id()).orElseThrow();
  }

  private Optional<DeadLetter> deadLetter(Reason reason, Announcement announcement) {
    return STORE
        .deadLetters()
        .find(Digest.of(reason.name(), leo.id().value(), announcement.id().value()));
  }

  private static TryAgain again(Instant at) {
    return new TryAgain(at, "some devices must be tried again");
  }

  private Announcement announcement(EventCode code, Instant until) {
    return announcement(code, until, code == M12 ? Duration.ofHours(4) : null);
  }

  private Announcement announcement(EventCode code, Instant until, @Nullable Duration before) {
    return new Announcement(
        new AlarmId(Samples.id()),
        code,
        room,
        "Summer",
        3,
        code == M2 ? "3" : null,
        code == M12 ? null : new Author(Samples.memberId(), "Mina"),
        before,
        NOW,
        until);
  }
}
