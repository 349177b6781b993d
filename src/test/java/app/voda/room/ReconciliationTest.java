package app.voda.room;

import static app.voda.event.EventCode.M13;
import static app.voda.event.EventCode.R1;
import static app.voda.event.EventCode.R2;
import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.IntentsOf;
import app.voda.event.QueueUnavailable;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import app.voda.room.Reconciliation.Report;
import app.voda.store.Conflict;
import app.voda.testing.FakeQueue;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final Duration OLD_ENOUGH = Duration.ofMinutes(10);

  private final MemoryStore store = new MemoryStore();
  private final FakeQueue queue = new FakeQueue();
  private final SettableClock clock = new SettableClock(NOW);
  private final Rooms rooms = store.rooms();
  private final Requests requests =
      new Requests(
          queue,
          IntentsOf.settings(SETTINGS, Samples::id, clock),
          store.transactions(),
          clock,
          Samples::id,
          SETTINGS);
  private final Reconciliation reconciliation =
      new Reconciliation(rooms, queue, requests, clock, SETTINGS);
  private final Room room = Samples.room(Samples.memberId(), Samples.memberId());

  @BeforeEach
  void open() {
    save(room);
    clock.advance(OLD_ENOUGH);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void leavesARoomAloneWhoseEndIsInTheQueue() {
    queue.enqueue(List.of(Task.following(RoomEvent.of(R1, room.id(), 1, 0), NOW)));
    assertUntouched();
  }

  @Test
  void leavesARoomAloneWhoseRegistrationIsInTheQueue() {
    queue.enqueue(List.of(Task.following(RoomEvent.of(R2, room.id(), 1, 0), NOW)));
    assertUntouched();
  }

  @Test
  void leavesALongTurnAloneWhoseHopIsInTheQueue() {
    var far = Samples.room(new WritingPeriod(Duration.ofDays(30)), NOW, Samples.memberId());
    save(far);
    queue.enqueue(List.of(Task.following(RoomEvent.of(R1, room.id(), 1, 0), NOW)));
    queue.enqueue(List.of(Task.following(RoomEvent.of(R2, far.id(), 1, 0).following(), NOW)));
    assertThat(reconciliation.reconcile()).isEqualTo(new Report(2, 0));
  }

  @Test
  void registersATurnAnewWhoseTasksAreLost() {
    var intentAt = clock.instant();
    assertThat(reconciliation.reconcile()).isEqualTo(new Report(1, 1));
    assertThat(stored().turn().revision()).isEqualTo(1);
    assertThat(stored().turn().dueAt()).isEqualTo(room.turn().dueAt());
    assertThat(queue.codes()).containsExactly(R2, M13);
    assertThat(queue.enqueued())
        .extracting(Task::event)
        .allMatch(event -> event.revision() == 1 && intentAt.equals(event.intentAt()));
  }

  @Test
  void doesNotTakeTheEndOfAnotherRevisionForThisOnes() {
    save(stored().registerAnew(NOW).room().orElseThrow());
    queue.enqueue(List.of(Task.following(RoomEvent.of(R1, room.id(), 1, 0), NOW)));
    assertThat(reconciliation.reconcile()).isEqualTo(new Report(1, 1));
  }

  @Test
  void leavesAYoungTurnAloneWithoutAskingTheQueue() {
    clock.set(NOW.plus(OLD_ENOUGH).minusMillis(1));
    assertThat(reconciliation.reconcile()).isEqualTo(new Report(1, 0));
    assertThat(queue.calls()).isEmpty();
  }

  @Test
  void aSecondTimeFindsTheFirstYoung() {
    reconciliation.reconcile();
    assertThat(reconciliation.reconcile()).isEqualTo(new Report(1, 0));
    assertThat(stored().turn().revision()).isEqualTo(1);
  }

  @Test
  void passesOverARoomThatMovesOnMeanwhile() {
    queue.beforeEnqueue(() -> store.transactions().execute(() -> rooms.delete(stored())));
    assertThat(reconciliation.reconcile()).isEqualTo(new Report(1, 0));
  }

  @Test
  void walksAllPages() {
    for (int i = 0; i < 450; i++) {
      save(Samples.room(Samples.memberId()));
    }
    assertThat(reconciliation.reconcile()).isEqualTo(new Report(451, 451));
    assertThat(reconciliation.reconcile()).isEqualTo(new Report(451, 0));
  }

  // One after the other, a hundred thousand rooms would take longer than a scheduler waits.
  @Test
  void asksForThePagesRoomsSideBySide() {
    for (int i = 0; i < 7; i++) {
      save(Samples.room(Samples.memberId()));
    }
    var meeting = new CountDownLatch(8);
    var askedTogether =
        new Reconciliation(rooms, new Meeting(queue, meeting), requests, clock, SETTINGS);
    assertThat(askedTogether.reconcile()).isEqualTo(new Report(8, 8));
  }

  @Test
  void passesOverARoomThatOthersKeepChanging() {
    var other = Samples.room(Samples.memberId());
    save(other);
    var first = new AtomicBoolean(true);
    queue.beforeEnqueue(() -> {
      if (first.getAndSet(false)) {
        throw new Conflict("busy");
      }
    });
    assertThat(reconciliation.reconcile()).isEqualTo(new Report(2, 1));
  }

  @Test
  void changesNothingWhenTheQueueDoesNotAnswer() {
    queue.goDown();
    assertThatThrownBy(reconciliation::reconcile).isInstanceOf(QueueUnavailable.class);
    assertThat(stored().turn().revision()).isZero();
  }

  /// Answers who asks once so many have asked.
  private record Meeting(TaskQueue queue, CountDownLatch many) implements TaskQueue {
    @Override
    public void enqueue(List<Task> tasks) {
      queue.enqueue(tasks);
    }

    @Override
    public void delete(List<TaskName> names) {
      queue.delete(names);
    }

    @Override
    public boolean holdsAny(List<TaskName> names) {
      many.countDown();
      try {
        assertThat(many.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return queue.holdsAny(names);
    }
  }

  private void assertUntouched() {
    var before = stored();
    queue.forgetCalls();
    assertThat(reconciliation.reconcile()).isEqualTo(new Report(1, 0));
    assertThat(stored()).isEqualTo(before);
    assertThat(queue.enqueued()).isEmpty();
  }

  private Room stored() {
    return rooms.find(room.id()).orElseThrow();
  }

  private void save(Room state) {
    store.transactions().execute(() -> rooms.save(state));
  }
}
