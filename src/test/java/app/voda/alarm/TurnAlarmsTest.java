package app.voda.alarm;

import static app.voda.event.EventCode.M11;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.M13;
import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.EndedTurn;
import app.voda.event.EventCode;
import app.voda.event.IntentsOf;
import app.voda.event.Outcome;
import app.voda.event.Outcome.TryAgain;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.member.Member;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.room.Change;
import app.voda.room.Room;
import app.voda.room.RoomEdit;
import app.voda.room.Rooms;
import app.voda.room.WritingPeriod;
import app.voda.store.PageRequest;
import app.voda.testing.Between;
import app.voda.testing.FakePhones;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the writer is told: M13, M12, M11 and N1.
class TurnAlarmsTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final SettableClock clock = STORE.clock();
  private final FakePhones phones = new FakePhones();
  private final Announcer announcer = Announcers.over(STORE, phones);
  private final TurnAlarms turnAlarms =
      new TurnAlarms(
          STORE.rooms(),
          STORE.nudges(),
          STORE.members(),
          announcer,
          IntentsOf.settings(SETTINGS, Samples::id, clock),
          clock,
          SETTINGS);
  private final Member leo = Samples.member();
  private final Member mina = Samples.member();
  private final Room room = Samples.room(leo.id(), mina.id());
  private final Instant due = room.turn().dueAt();

  @BeforeEach
  void open() {
    clock.set(NOW);
    for (var member : new Member[] {leo, mina}) {
      STORE.members().add(member);
      STORE.devices().save(Samples.device(member.id(), Samples.id()));
    }
    save(room);
  }

  @Nested
  class WhenTimeIsRunningOut {
    @Test
    void theWriterIsRemindedOnceOfEachOffset() {
      clock.set(due.minus(Duration.ofHours(4)));
      assertThat(act(M12, 1, 0)).isEqualTo(Outcome.DONE);
      assertThat(act(M12, 1, 0)).isEqualTo(Outcome.DONE);
      clock.set(due.minus(Duration.ofHours(1)));
      act(M11, 1, 0);
      assertThat(phones.sent())
          .extracting(Push::body)
          .containsExactly("일기를 쓸 시간이 4시간 남았어요.", "일기를 쓸 시간이 1시간 남았어요. 잊지 마세요!");
      assertThat(phones.sent()).allMatch(push -> push.device().member().equals(leo.id()));
      assertThat(phones.sent()).allMatch(push -> push.until().equals(due));
    }

    @Test
    void aReminderBeforeItsTimeComesAgain() {
      clock.set(due.minus(Duration.ofHours(4)).minusMillis(1));
      assertThat(act(M12, 1, 0)).isInstanceOf(TryAgain.class);
      assertThat(phones.sent()).isEmpty();
    }

    @Test
    void anExtendedTurnIsRemindedAgain() {
      clock.set(due.minus(Duration.ofHours(4)));
      act(M12, 1, 0);
      var longer = new RoomEdit(new WritingPeriod(Duration.ofDays(6)), null, null, null);
      save(stored().edit(longer, clock.instant()));
      assertThat(act(M12, 1, 0)).isEqualTo(Outcome.ignored(Why.REVISION_OVER));
      clock.advance(Duration.ofDays(1));
      act(M12, 1, 1);
      assertThat(phones.sent()).extracting(Push::alarmId).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aTurnOnlyRegisteredAnewIsNot() {
      clock.set(due.minus(Duration.ofHours(4)));
      act(M12, 1, 0);
      save(stored().registerAnew(clock.instant()));
      assertThat(act(M12, 1, 1)).isEqualTo(Outcome.DONE);
      assertThat(phones.sent()).hasSize(1);
    }

    @Test
    void ofARevisionThatNeverCameItIsIgnored() {
      assertThat(act(M12, 1, 1)).isEqualTo(Outcome.ignored(Why.NEVER_CAME));
    }
  }

  @Nested
  class WhenAReminderIsStillWaitedForAndItsTaskIsDeleted {
    private final EndedReminders endedReminders =
        new EndedReminders(STORE.rooms(), announcer, SETTINGS);
    private final RoomEvent register =
        RoomEvent.of(EventCode.R2, room.id(), 2, 0).ending(new EndedTurn(1, 0, 0));

    @BeforeEach
    void remindInVain() {
      clock.set(due.minus(Duration.ofHours(4)));
      var phone = STORE.devices().of(leo.id()).getFirst().token().value();
      phones.answers(phone, new Delivery.RetryLater(Duration.ofMinutes(1), "busy"));
      assertThat(act(M12, 1, 0)).isInstanceOf(TryAgain.class);
    }

    @Test
    void itIsGivenUpWithTheTurn() {
      save(stored().post(leo.id(), 1, clock.instant()));
      assertThat(endedReminders.act(register)).isEqualTo(Outcome.ignored(Why.NOTHING_LEFT));
      assertThat(letters()).extracting(DeadLetter::code).containsExactly(M12);
      endedReminders.act(register);
      assertThat(letters()).hasSize(1);
    }

    @Test
    void itIsGivenUpWithTheTurnsEnd() {
      var longer = new RoomEdit(new WritingPeriod(Duration.ofDays(6)), null, null, null);
      save(stored().edit(longer, clock.instant()));
      endedReminders.act(
          RoomEvent.of(EventCode.R2, room.id(), 1, 1).ending(new EndedTurn(1, 0, 0)));
      assertThat(letters()).hasSize(1);
    }

    @Test
    void itIsGivenUpWhenTheTurnRegisteredAnewBringsItNoMore() {
      clock.advance(Duration.ofMinutes(1));
      save(stored().registerAnew(clock.instant()));
      endedReminders.act(
          RoomEvent.of(EventCode.R2, room.id(), 1, 1).ending(new EndedTurn(1, 0, 0)));
      assertThat(letters()).extracting(DeadLetter::code).containsExactly(M12);
    }

    @Test
    void soItIsWhenItsTaskWasNotDeleted() {
      clock.advance(Duration.ofMinutes(1));
      save(stored().registerAnew(clock.instant()));
      assertThat(act(M12, 1, 0)).isEqualTo(Outcome.ignored(Why.GIVEN_UP));
      assertThat(letters()).hasSize(1);
    }

    @Test
    void itIsKeptWhileTheTurnRuns() {
      endedReminders.act(register);
      endedReminders.act(RoomEvent.of(EventCode.R2, room.id(), 1, 0));
      assertThat(letters()).isEmpty();
    }

    private List<DeadLetter> letters() {
      return STORE.deadLetters().of(Reason.GIVEN_UP, new PageRequest(null, 100)).items().stream()
          .filter(letter -> leo.id().equals(letter.memberId()))
          .toList();
    }
  }

  @Nested
  class WhenATurnBegins {
    @Test
    void itsWriterIsTold() {
      save(stored().post(leo.id(), 1, NOW));
      assertThat(act(M13, 2, 0)).isEqualTo(Outcome.DONE);
      assertThat(phones.sent())
          .singleElement()
          .satisfies(push -> assertThat(push.device().member()).isEqualTo(mina.id()));
    }

    @Test
    void itsWriterIsToldOnceWhateverTheRevision() {
      save(stored().post(leo.id(), 1, NOW));
      act(M13, 2, 0);
      save(stored().registerAnew(NOW));
      assertThat(act(M13, 2, 1)).isEqualTo(Outcome.DONE);
      assertThat(act(M13, 2, 0)).isEqualTo(Outcome.DONE);
      assertThat(phones.sent()).hasSize(1);
    }

    @Test
    void whoBeganItThemselfIsNotTold() {
      assertThat(act(M13, 1, 0)).isEqualTo(Outcome.ignored(Why.OWN_TURN));
      assertThat(phones.sent()).isEmpty();
    }

    @Test
    void anIntentWaitsForItsTurnUntilItMustHaveSettled() {
      var intent = RoomEvent.of(M13, room.id(), 2, 0).intendedAt(NOW);
      assertThat(turnAlarms.act(intent)).isInstanceOf(TryAgain.class);
      clock.advance(Duration.ofMinutes(1));
      assertThat(turnAlarms.act(intent)).isEqualTo(Outcome.ignored(Why.NEVER_CAME));
    }
  }

  @Nested
  class WhenTheTurnsEndMovesWhileAPhoneIsWaitedFor {
    private final Duration patience = Duration.ofMinutes(1);

    // The turn of five days.
    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void theNewsOfItLivesUntilTheNewEnd(int days) {
      save(stored().post(leo.id(), 1, NOW));
      livesUntilTheNewEnd(mina, RoomEvent.of(M13, room.id(), 2, 0), days);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void aNudgeLivesUntilTheNewEnd(int days) {
      STORE.nudges().add(room.id(), 1, mina.id(), NOW);
      livesUntilTheNewEnd(leo, RoomEvent.nudged(room.id(), 1, 0, mina.id()), days);
    }

    private void livesUntilTheNewEnd(Member writer, RoomEvent event, int days) {
      var phone = STORE.devices().of(writer.id()).getFirst().token().value();
      phones.answers(phone, new Delivery.RetryLater(patience, "busy"));
      assertThat(turnAlarms.act(event)).isInstanceOf(TryAgain.class);
      STORE.alarms().markAllRead(writer.id());
      phones.forget();

      var period = new WritingPeriod(Duration.ofDays(days));
      save(stored().edit(new RoomEdit(period, null, null, null), clock.instant()));
      var end = stored().turn().startsAt().plus(period.length());

      clock.advance(patience);
      phones.answers(phone, Delivery.ACCEPTED);
      assertThat(turnAlarms.act(event)).isEqualTo(Outcome.DONE);
      assertThat(phones.sent()).extracting(Push::until).containsExactly(end);
      assertThat(STORE.alarms().of(writer.id(), new PageRequest(null, 9)).items())
          .singleElement()
          .satisfies(alarm -> {
            assertThat(alarm.announcement().until()).isEqualTo(end);
            assertThat(alarm.announcement().at()).isEqualTo(NOW);
            assertThat(alarm.read()).isTrue();
            assertThat(alarm.waiting()).isEmpty();
          });
    }
  }

  @Nested
  class WhenAFriendNudges {
    private final RoomEvent nudge = RoomEvent.nudged(room.id(), 1, 0, mina.id());

    @Test
    void theWriterIsToldByWhom() {
      STORE.nudges().add(room.id(), 1, mina.id(), NOW);
      assertThat(turnAlarms.act(nudge)).isEqualTo(Outcome.DONE);
      assertThat(turnAlarms.act(nudge)).isEqualTo(Outcome.DONE);
      assertThat(phones.sent())
          .singleElement()
          .satisfies(push -> {
            assertThat(push.device().member()).isEqualTo(leo.id());
            assertThat(push.body()).startsWith(mina.name() + "님이");
          });
    }

    @Test
    void aNudgeThatWasNotCommittedIsWaitedFor() {
      assertThat(turnAlarms.act(nudge.intendedAt(NOW))).isInstanceOf(TryAgain.class);
      clock.advance(Duration.ofMinutes(1));
      assertThat(turnAlarms.act(nudge.intendedAt(NOW))).isEqualTo(Outcome.ignored(Why.NEVER_CAME));
    }

    @Test
    void whoJoinsAndNudgesWhileItLooksIsHeard() {
      var noah = Samples.member();
      STORE.members().add(noah);
      var rooms =
          Between.afterTheFirstCall(
              Rooms.class,
              STORE.rooms(),
              () -> {
                STORE.rooms().save(stored().join(noah.id(), 10, NOW));
                STORE.nudges().add(room.id(), 1, noah.id(), NOW);
              });
      var slow =
          new TurnAlarms(
              rooms,
              STORE.nudges(),
              STORE.members(),
              announcer,
              IntentsOf.settings(SETTINGS, Samples::id, clock),
              clock,
              SETTINGS);
      var first = RoomEvent.nudged(room.id(), 1, 0, noah.id()).intendedAt(NOW);
      assertThat(slow.act(first)).isInstanceOf(TryAgain.class);
      assertThat(slow.act(first)).isEqualTo(Outcome.DONE);
      assertThat(phones.sent()).hasSize(1);
    }

    @Test
    void ofWhoHasLeftNobodyIsTold() {
      STORE.nudges().add(room.id(), 1, mina.id(), NOW);
      save(stored().leave(mina.id(), NOW));
      assertThat(turnAlarms.act(nudge)).isEqualTo(Outcome.ignored(Why.NUDGER_GONE));
    }
  }

  @Test
  void nothingIsSaidOfATurnThatIsOver() {
    save(stored().post(leo.id(), 1, NOW));
    for (var code : new EventCode[] {M11, M12, M13}) {
      assertThat(act(code, 1, 0)).isEqualTo(Outcome.ignored(Why.TURN_OVER));
    }
    assertThat(phones.sent()).isEmpty();
  }

  @Test
  void nothingIsSaidOfARoomThatIsGone() {
    STORE.transactions().execute(() -> STORE.rooms().delete(stored()));
    assertThat(act(M12, 1, 0)).isEqualTo(Outcome.ignored(Why.ROOM_GONE));
  }

  private Outcome act(EventCode code, int turn, int revision) {
    return turnAlarms.act(RoomEvent.of(code, room.id(), turn, revision));
  }

  private Room stored() {
    return STORE.rooms().find(room.id()).orElseThrow();
  }

  private void save(Change change) {
    save(change.room().orElseThrow());
  }

  private void save(Room state) {
    STORE.transactions().execute(() -> STORE.rooms().save(state));
  }
}
