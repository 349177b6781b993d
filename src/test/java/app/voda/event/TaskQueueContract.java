package app.voda.event;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.RoomId;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every queue promises.
public abstract class TaskQueueContract {
  private final RoomId room = Samples.roomId();

  protected abstract TaskQueue queue();

  /// Has the task called back, with the answer that ends it.
  protected abstract void finish(TaskName name);

  @Test
  void holdsWhatWasEnqueued() {
    var end = task(1, soon());
    assertThat(holds(end)).isFalse();
    queue().enqueue(List.of(end));
    assertThat(holds(end)).isTrue();
  }

  @Test
  void holdsAnyOfSeveral() {
    queue().enqueue(List.of(task(2, soon())));
    assertThat(queue().holdsAny(names(1, 2, 3))).isTrue();
    assertThat(queue().holdsAny(names(1, 3))).isFalse();
    assertThat(queue().holdsAny(List.of())).isFalse();
  }

  @Test
  void doesNotMindATaskThatIsEnqueuedTwice() {
    queue().enqueue(List.of(task(1, soon())));
    queue().enqueue(List.of(task(1, soon().plusSeconds(60)), task(2, soon())));
    queue().enqueue(List.of(task(3, soon()), task(3, soon())));
    assertThat(queue().holdsAny(names(1))).isTrue();
    assertThat(queue().holdsAny(names(2))).isTrue();
    assertThat(queue().holdsAny(names(3))).isTrue();
  }

  @Test
  void takesTasksInWhateverOrderTheyAreDue() {
    queue().enqueue(List.of(task(1, soon().plus(Duration.ofDays(19))), task(2, soon())));
    assertThat(queue().holdsAny(names(1))).isTrue();
    assertThat(queue().holdsAny(names(2))).isTrue();
  }

  @Test
  void passesOverANameThatHasFinished() {
    queue().enqueue(List.of(task(1, soon())));
    finish(task(1, soon()).name());
    assertThat(queue().holdsAny(names(1))).isFalse();
    queue().enqueue(List.of(task(1, soon()), task(2, soon())));
    assertThat(queue().holdsAny(names(1))).isFalse();
    assertThat(queue().holdsAny(names(2))).isTrue();
  }

  @Test
  void passesOverANameThatWasDeleted() {
    queue().enqueue(List.of(task(1, soon())));
    queue().delete(names(1));
    queue().enqueue(List.of(task(1, soon())));
    assertThat(queue().holdsAny(names(1))).isFalse();
  }

  @Test
  void deletesWhatItHoldsAndPassesOverTheRest() {
    queue().enqueue(List.of(task(1, soon()), task(2, soon()), task(3, soon())));
    queue().delete(names(1, 2, 9));
    assertThat(queue().holdsAny(names(1, 2))).isFalse();
    assertThat(queue().holdsAny(names(3))).isTrue();
    queue().delete(names(1, 2, 9));
    queue().delete(List.of());
    assertThat(queue().holdsAny(names(3))).isTrue();
  }

  @Test
  void doesNotMindTheSameCallsAtOnce() {
    var tasks = List.of(task(1, soon()), task(2, soon()));
    var enqueued =
        Together.run(
            4,
            _ ->
                () -> {
                  queue().enqueue(tasks);
                  return true;
                });
    assertThat(enqueued).allMatch(end -> !end.failed());
    assertThat(holds(tasks.getFirst())).isTrue();
    var deleted =
        Together.run(
            4,
            _ ->
                () -> {
                  queue().delete(names(1, 2));
                  return true;
                });
    assertThat(deleted).allMatch(end -> !end.failed());
    assertThat(queue().holdsAny(names(1, 2))).isFalse();
  }

  /// When tasks of these tests are due: not while they run.
  protected Instant soon() {
    return NOW.plus(Duration.ofHours(1));
  }

  protected final Task task(int turn, Instant at) {
    return Task.following(RoomEvent.of(EventCode.R1, room, turn, 0), at);
  }

  private boolean holds(Task task) {
    return queue().holdsAny(List.of(task.name()));
  }

  private List<TaskName> names(int... turns) {
    return java.util.Arrays.stream(turns).mapToObj(turn -> task(turn, soon()).name()).toList();
  }
}
