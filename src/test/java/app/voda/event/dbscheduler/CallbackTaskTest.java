package app.voda.event.dbscheduler;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.Attempt;
import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTaskTest {
  private final MemoryStore store = new MemoryStore();
  private final SettableClock clock = new SettableClock(NOW);
  private final Queue<Integer> answers = new ArrayDeque<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Object> told = new ArrayList<>();
  private final Task task = Task.following(RoomEvent.of(EventCode.R1, Samples.roomId(), 1, 0), NOW);
  private final SteppedQueue queue =
      new SteppedQueue(
          store.dataSource(),
          store.dataSource(),
          store.transactions(),
          clock,
          (_, attempt) -> {
            attempts.add(attempt);
            return answers.remove();
          },
          told::add);

  @BeforeEach
  void enqueue() {
    queue.tasks().enqueue(List.of(task));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void endsWithTheFirstAnswerOf2xx() {
    answers.addAll(List.of(425, 0, 503, 202));
    for (int i = 0; i < 4; i++) {
      assertThat(queue.pending()).containsExactly(task.name().value());
      clock.set(queue.nextDue().orElseThrow());
      queue.look();
    }
    assertThat(queue.pending()).isEmpty();
    assertThat(attempts).extracting(Attempt::retryCount).containsExactly(0, 1, 2, 3);
    assertThat(attempts)
        .extracting(Attempt::eta)
        .containsExactly(NOW, NOW.plusSeconds(1), NOW.plusSeconds(3), NOW.plusSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 299})
  void endsWithAny2xx(int status) {
    answers.add(status);
    queue.look();
    assertThat(queue.pending()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 199, 300, 401, 503})
  void isTriedAgainAfterAnythingElse(int status) {
    answers.add(status);
    queue.look();
    assertThat(queue.nextDue()).contains(NOW.plusSeconds(1));
  }

  @Test
  void tellsWhatWasAnsweredAndWhenTheQueueHasChanged() {
    answers.addAll(List.of(425, 204));
    queue.look();
    clock.advance(Duration.ofSeconds(1));
    queue.look();
    assertThat(told)
        .containsExactly(
            new TaskRan(task.event(), NOW, 425),
            new QueueChanged(),
            new TaskRan(task.event(), NOW.plusSeconds(1), 204),
            new QueueChanged());
  }

  @Test
  void isNotCalledBeforeItsTime() {
    clock.set(NOW.minusMillis(1));
    queue.look();
    assertThat(attempts).isEmpty();
  }

  @Test
  void isReleasedByAProcessThatStarts() {
    pick();
    queue.releasePicked();
    assertThat(queue.nextDue()).contains(NOW);
  }

  // The service's clock, which may be ahead of the system's, is the queue's, too.
  @Test
  void isRevivedAtOnceByTheServicesClock() {
    pick();
    clock.advance(Duration.ofMinutes(29));
    queue.reviveDead();
    assertThat(queue.nextDue()).isEmpty();
    clock.advance(Duration.ofMinutes(2));
    queue.reviveDead();
    assertThat(queue.nextDue()).contains(clock.instant());
  }

  // As a process leaves it that dies while it calls.
  private void pick() {
    store
        .jdbc()
        .sql("update scheduled_tasks set picked = true, picked_by = 'it', last_heartbeat = :now")
        .param("now", java.time.OffsetDateTime.ofInstant(NOW, java.time.ZoneOffset.UTC))
        .update();
  }
}
