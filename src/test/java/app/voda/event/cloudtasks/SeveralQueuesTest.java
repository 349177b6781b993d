package app.voda.event.cloudtasks;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.testing.CloudTasksBackoff;
import app.voda.testing.CloudTasksHeld;
import app.voda.testing.FakeCloudTasks;
import app.voda.testing.Samples;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeveralQueuesTest {
  private final List<Task> tasks =
      Stream.generate(Samples::roomId)
          .limit(30)
          .map(room -> RoomEvent.of(EventCode.R1, room, 1, 0))
          .map(event -> Task.following(event, NOW.plusSeconds(60)))
          .toList();

  @Test
  void areFoundAgainByAnotherInstance() {
    try (var fake = FakeCloudTasks.start(0, CloudTasksBackoff.QUICK, () -> NOW, "a", "b", "c");
        var one = new CloudTasksQueues(fake.endpoint(), Patience.DEFAULT, "a", "b", "c");
        var other = new CloudTasksQueues(fake.endpoint(), Patience.DEFAULT, "c", "a", "b")) {
      one.queue().enqueue(tasks);
      assertThat(fake.pending().stream().map(CloudTasksHeld::queue).collect(Collectors.toSet()))
          .hasSize(3);
      assertThat(tasks).allMatch(task -> other.queue().holdsAny(List.of(task.name())));
      other.queue().enqueue(tasks);
      assertThat(fake.pending()).hasSize(tasks.size());
      other.queue().delete(tasks.stream().map(Task::name).toList());
      assertThat(fake.pending()).isEmpty();
    }
  }
}
