package app.voda.room;

import static app.voda.event.EventCode.M11;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.R1;
import static app.voda.event.EventCode.R2;
import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EndedTurn;
import app.voda.event.IntentsOf;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.id.MemberId;
import app.voda.testing.FakeQueue;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// R2: register the turn's tasks.
class TurnRegistrationTest {
  private static final MemoryStore STORE = new MemoryStore();
  private static final Instant SETTLED = NOW.plus(Duration.ofMinutes(1));

  private final MemberId leo = Samples.memberId();
  private final MemberId mina = Samples.memberId();
  private final FakeQueue queue = new FakeQueue();
  private final SettableClock clock = new SettableClock(NOW);
  private final Rooms rooms = STORE.rooms();
  private final TurnRegistration registration =
      new TurnRegistration(
          rooms, queue, IntentsOf.settings(SETTINGS, Samples::id, clock), clock, SETTINGS);
  private final Room room = Samples.room(leo, mina);

  @BeforeEach
  void open() {
    save(room);
  }

  @Test
  void isWhatR2Brings() {
    assertThat(registration.codes()).containsExactly(R2);
  }

  @Test
  void registersTheTurnWithItsEndLast() {
    assertThat(registration.act(r2(1, 0))).isEqualTo(Outcome.DONE);
    assertThat(queue.codes()).containsExactly(M12, M11, R1);
    assertThat(queue.enqueued()).allMatch(task -> task.event().turn() == 1);
  }

  @Test
  void registersTheCurrentTurnWhichEverOneItNames() {
    save(stored().post(leo, 1, NOW).room().orElseThrow());
    save(stored().registerAnew(NOW).room().orElseThrow());
    assertThat(registration.act(r2(1, 0))).isEqualTo(Outcome.DONE);
    assertThat(queue.enqueued())
        .extracting(Task::event)
        .contains(RoomEvent.of(R1, room.id(), 2, 1))
        .allMatch(event -> event.turn() == 2 && event.revision() == 1);
  }

  @Test
  void repeatedItChangesNothing() {
    registration.act(r2(1, 0));
    var held = queue.held();
    clock.advance(Duration.ofHours(3));
    registration.act(r2(1, 0));
    assertThat(queue.held()).isEqualTo(held);
  }

  /// A post that lost against the end had announced this R2, which overtakes the end's next try.
  @Test
  void leavesTheEndThatStillOwesWhatFollows() {
    registration.act(r2(1, 0));
    var due = room.turn().dueAt();
    clock.set(due);
    save(stored().lapse(due).orElseThrow().room().orElseThrow());
    registration.act(r2(2, 0).ending(new EndedTurn(1, 0, 0)).intendedAt(due));
    assertThat(queue.held())
        .extracting(Task::event)
        .contains(RoomEvent.of(R1, room.id(), 1, 0), RoomEvent.of(R1, room.id(), 2, 0));
  }

  /// A period was changed, and the turn lapsed before this R2 had its answer to all deletions.
  @Test
  void deletesTheRemindersOfARevisionThatWasReplacedBeforeTheTurnLapsed() {
    registration.act(r2(1, 0));
    save(stored().registerAnew(NOW).room().orElseThrow());
    registration.act(r2(1, 1));
    var due = room.turn().dueAt();
    clock.set(due);
    save(stored().lapse(due).orElseThrow().room().orElseThrow());
    registration.act(r2(1, 1).ending(new EndedTurn(1, 0, 0)).intendedAt(NOW));
    assertThat(queue.held())
        .extracting(Task::event)
        .contains(RoomEvent.of(R1, room.id(), 1, 0))
        .doesNotContain(RoomEvent.of(M12, room.id(), 1, 0), RoomEvent.of(M11, room.id(), 1, 0));
  }

  @Test
  void deletesWhatIsLeftOfTheEndedTurnAfterRegisteringTheNew() {
    registration.act(r2(1, 0));
    save(stored().post(leo, 1, NOW).room().orElseThrow());
    queue.forgetCalls();
    registration.act(r2(2, 0).ending(new EndedTurn(1, 0, 0)).intendedAt(NOW));
    assertThat(queue.calls()).containsExactly("enqueue", "delete");
    assertThat(queue.held()).hasSize(3).allMatch(task -> task.event().turn() == 2);
  }

  @Test
  void aHopGoesOnFromWhereItsChainStands() {
    var far = Samples.room(new WritingPeriod(Duration.ofDays(45)), NOW, leo);
    save(far);
    var first = RoomEvent.of(R2, far.id(), 1, 0);
    registration.act(first);
    clock.advance(Duration.ofDays(10));
    registration.act(first.following());
    assertThat(queue.enqueued()).extracting(task -> task.event().n()).containsExactly(1, 2);
    clock.advance(Duration.ofDays(10));
    registration.act(first.following().following());
    clock.advance(Duration.ofDays(10));
    registration.act(first.following().following().following());
    assertThat(queue.codes()).endsWith(M12, M11, R1);
  }

  @Test
  void aHopThatComesTooEarlyComesAgain() {
    var far = Samples.room(new WritingPeriod(Duration.ofDays(45)), NOW, leo);
    save(far);
    var hop = RoomEvent.of(R2, far.id(), 1, 0).following();
    var due = NOW.plus(Duration.ofDays(10));
    clock.set(due.minusMillis(1));
    assertThat(registration.act(hop))
        .isInstanceOfSatisfying(
            Outcome.TryAgain.class, again -> assertThat(again.notBefore()).isEqualTo(due));
    assertThat(queue.calls()).isEmpty();
    clock.set(due);
    assertThat(registration.act(hop)).isEqualTo(Outcome.DONE);
  }

  // The clock of the instance that committed the turn may be ahead of this one's.
  @Test
  void aTurnIsRegisteredAtOnceThoughItsTimeSeemsToLieAhead() {
    clock.set(NOW.minusSeconds(2));
    assertThat(registration.act(r2(1, 0))).isEqualTo(Outcome.DONE);
    assertThat(queue.codes()).endsWith(R1);
  }

  @Test
  void aHopOfAnEarlierRevisionStartsTheNewOnesChainAtTheFirst() {
    var far = Samples.room(new WritingPeriod(Duration.ofDays(45)), NOW, leo);
    save(far);
    save(find(far).registerAnew(NOW).room().orElseThrow());
    registration.act(RoomEvent.of(R2, far.id(), 1, 0).following());
    assertThat(queue.enqueued().getLast().event().revision()).isEqualTo(1);
    assertThat(queue.enqueued().getLast().event().n()).isEqualTo(1);
  }

  @Nested
  class WhenWhatItIntendsIsNotVisible {
    @Test
    void itComesAgainUntilItMustHaveSettled() {
      for (var intent : new RoomEvent[] {r2(2, 0), r2(1, 1)}) {
        clock.set(SETTLED.minusMillis(1));
        assertThat(registration.act(intent.intendedAt(NOW)))
            .isInstanceOfSatisfying(
                Outcome.TryAgain.class, again -> assertThat(again.notBefore()).isEqualTo(SETTLED));
        clock.set(SETTLED);
        assertThat(registration.act(intent.intendedAt(NOW)))
            .isEqualTo(Outcome.ignored(Why.NEVER_CAME));
      }
      assertThat(queue.calls()).isEmpty();
    }

    @Test
    void aNewRoomIsWaitedFor() {
      var created = RoomEvent.of(R2, Samples.roomId(), 1, 0).intendedAt(NOW);
      assertThat(registration.act(created)).isInstanceOf(Outcome.TryAgain.class);
      clock.set(SETTLED);
      assertThat(registration.act(created)).isEqualTo(Outcome.ignored(Why.ROOM_GONE));
    }

    @Test
    void whatIsNoIntentIsNeverTooYoung() {
      var missing = RoomEvent.of(R2, Samples.roomId(), 1, 0);
      assertThat(registration.act(missing)).isEqualTo(Outcome.ignored(Why.ROOM_GONE));
      assertThat(registration.act(r2(2, 0))).isEqualTo(Outcome.ignored(Why.NEVER_CAME));
    }

    @Test
    void aLaterTurnOfAMissingRoomIsNotWaitedFor() {
      var gone = Samples.roomId();
      assertThat(registration.act(RoomEvent.of(R2, gone, 2, 0).intendedAt(NOW)))
          .isEqualTo(Outcome.ignored(Why.ROOM_GONE));
      assertThat(registration.act(RoomEvent.of(R2, gone, 1, 1).intendedAt(NOW)))
          .isEqualTo(Outcome.ignored(Why.ROOM_GONE));
    }
  }

  @Nested
  class WhenTheRoomIsDeleted {
    private final RoomEvent goodbye =
        r2(1, 0).ending(new EndedTurn(1, 0, 1)).ofRoomGone().intendedAt(NOW);

    @Test
    void itWaitsForTheDeletionWhileTheRoomLives() {
      registration.act(r2(1, 0));
      queue.forgetCalls();
      assertThat(registration.act(goodbye)).isInstanceOf(Outcome.TryAgain.class);
      clock.set(SETTLED);
      assertThat(registration.act(goodbye)).isEqualTo(Outcome.ignored(Why.NEVER_CAME));
      assertThat(queue.calls()).isEmpty();
      assertThat(queue.held()).hasSize(3);
    }

    @Test
    void itDeletesTheTurnsTasksOnceTheRoomIsGone() {
      registration.act(r2(1, 0));
      STORE.transactions().execute(() -> rooms.delete(stored()));
      assertThat(registration.act(goodbye)).isEqualTo(Outcome.ignored(Why.ROOM_GONE));
      assertThat(queue.held()).isEmpty();
      assertThat(queue.deleted()).hasSize(5);
      assertThat(registration.act(goodbye)).isEqualTo(Outcome.ignored(Why.ROOM_GONE));
    }
  }

  private RoomEvent r2(int turn, int revision) {
    return RoomEvent.of(R2, room.id(), turn, revision);
  }

  private Room stored() {
    return find(room);
  }

  private Room find(Room any) {
    return rooms.find(any.id()).orElseThrow();
  }

  private void save(Room state) {
    STORE.transactions().execute(() -> rooms.save(state));
  }
}
