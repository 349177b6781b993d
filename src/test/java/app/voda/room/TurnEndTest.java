package app.voda.room;

import static app.voda.event.EventCode.M13;
import static app.voda.event.EventCode.R1;
import static app.voda.event.EventCode.R2;
import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.QueueUnavailable;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.id.MemberId;
import app.voda.testing.FakeQueue;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import app.voda.testing.Together;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// R1: the turn's time is over.
class TurnEndTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final MemberId leo = Samples.memberId();
  private final MemberId mina = Samples.memberId();
  private final FakeQueue queue = new FakeQueue();
  private final SettableClock clock = new SettableClock(NOW);
  private final Rooms rooms = STORE.rooms();
  private final TurnEnd turnEnd = new TurnEnd(rooms, queue, STORE.transactions(), clock);
  private final Room room = Samples.room(leo, mina);
  private final RoomEvent end = RoomEvent.of(R1, room.id(), 1, 0);

  @BeforeEach
  void open() {
    save(room);
    clock.set(room.turn().dueAt());
  }

  @Test
  void startsTheNextTurnThenEnqueuesItsRegistrationAndTellsItsWriter() {
    assertThat(turnEnd.act(end)).isEqualTo(Outcome.DONE);
    assertThat(stored().turn().number()).isEqualTo(2);
    assertThat(stored().turn().writer()).isEqualTo(mina);
    assertThat(queue.enqueued())
        .containsExactly(
            Task.following(RoomEvent.of(R2, room.id(), 2, 0), clock.instant()),
            Task.following(RoomEvent.of(M13, room.id(), 2, 0), clock.instant()));
  }

  @Test
  void isWhatR1Brings() {
    assertThat(turnEnd.codes()).containsExactly(R1);
  }

  @Test
  void comesAgainWhenItIsTooEarly() {
    clock.set(room.turn().dueAt().minusMillis(1));
    assertThat(turnEnd.act(end))
        .isInstanceOfSatisfying(
            Outcome.TryAgain.class,
            again -> assertThat(again.notBefore()).isEqualTo(room.turn().dueAt()));
    assertThat(stored().turn().number()).isEqualTo(1);
    assertThat(queue.calls()).isEmpty();
  }

  @Test
  void repeatedItPassesNoSecondTurnButEnqueuesOnceMoreWhatFollows() {
    turnEnd.act(end);
    var first = queue.enqueued();
    queue.forgetCalls();
    clock.advance(Duration.ofHours(1));
    assertThat(turnEnd.act(end)).isEqualTo(Outcome.ignored(Why.TURN_OVER));
    assertThat(stored().turn().number()).isEqualTo(2);
    assertThat(queue.enqueued())
        .extracting(Task::name)
        .containsExactlyElementsOf(first.stream().map(Task::name).toList());
    assertThat(queue.held()).isEqualTo(first);
  }

  @Test
  void commitsBeforeItEnqueuesSoThatACrashIsMendedByTheRepeat() {
    queue.goDown();
    assertThatThrownBy(() -> turnEnd.act(end)).isInstanceOf(QueueUnavailable.class);
    assertThat(stored().turn().number()).isEqualTo(2);
    queue.comeBack();
    turnEnd.act(end);
    assertThat(queue.codes()).containsExactly(R2, M13);
    assertThat(stored().turn().number()).isEqualTo(2);
  }

  @Test
  void doesNotTellAWriterWhoBeganTheTurnThemself() {
    save(stored().leave(leo, NOW).room().orElseThrow());
    save(stored().post(mina, 2, NOW).room().orElseThrow());
    turnEnd.act(RoomEvent.of(R1, room.id(), 2, 0));
    assertThat(queue.codes()).containsExactly(R2);
  }

  @Test
  void actsOnExactlyItsTurnAndRevision() {
    save(stored().registerAnew(NOW).room().orElseThrow());
    assertThat(turnEnd.act(end)).isEqualTo(Outcome.ignored(Why.REVISION_OVER));
    assertThat(turnEnd.act(RoomEvent.of(R1, room.id(), 1, 2)))
        .isEqualTo(Outcome.ignored(Why.NEVER_CAME));
    assertThat(turnEnd.act(RoomEvent.of(R1, room.id(), 2, 0)))
        .isEqualTo(Outcome.ignored(Why.NEVER_CAME));
    assertThat(stored().turn().number()).isEqualTo(1);
    assertThat(queue.calls()).isEmpty();
  }

  @Test
  void leavesALaterTurnAlone() {
    save(stored().post(leo, 1, NOW).room().orElseThrow());
    save(stored().post(mina, 2, NOW).room().orElseThrow());
    assertThat(turnEnd.act(end)).isEqualTo(Outcome.ignored(Why.TURN_OVER));
    assertThat(stored().turn().number()).isEqualTo(3);
    assertThat(queue.calls()).isEmpty();
  }

  @Test
  void hasNothingToDoInARoomThatIsGone() {
    STORE.transactions().execute(() -> rooms.delete(stored()));
    assertThat(turnEnd.act(end)).isEqualTo(Outcome.ignored(Why.ROOM_GONE));
    assertThat(queue.calls()).isEmpty();
  }

  @Test
  void deliveredTwiceAtOnceItPassesOneTurn() {
    var queues = new FakeQueue[] {new FakeQueue(), new FakeQueue()};
    var ends =
        Together.run(
            2, i -> () -> new TurnEnd(rooms, queues[i], STORE.transactions(), clock).act(end));
    assertThat(ends).allMatch(e -> !e.failed());
    assertThat(stored().turn().number()).isEqualTo(2);
    assertThat(queues[0].held()).isEqualTo(queues[1].held());
  }

  private Room stored() {
    return rooms.find(room.id()).orElseThrow();
  }

  private void save(Room state) {
    STORE.transactions().execute(() -> rooms.save(state));
  }
}
