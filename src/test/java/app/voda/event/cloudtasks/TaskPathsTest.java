package app.voda.event.cloudtasks;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.event.TaskName;
import app.voda.id.RoomId;
import app.voda.testing.Samples;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskPathsTest {
  private static final List<RoomId> ROOMS = Stream.generate(Samples::roomId).limit(3000).toList();

  private static TaskPaths paths(String... queues) {
    return new TaskPaths(
        "p", new TasksSettings("us-central1", List.of(queues), "queue@p.example", null));
  }

  private static TaskName end(RoomId room, int turn) {
    return TaskName.exact(RoomEvent.of(EventCode.R1, room, turn, 0));
  }

  @Test
  void nameEachQueueOfTheProject() {
    assertThat(paths("a", "b").queues())
        .containsExactly(
            "projects/p/locations/us-central1/queues/a",
            "projects/p/locations/us-central1/queues/b");
  }

  // The pick must be another process's too, and that of the next release.
  @Test
  void putARoomIntoTheSameQueueForEver() {
    assertThat(paths("a", "b", "c").task(end(new RoomId("4f1d"), 1)))
        .isEqualTo("projects/p/locations/us-central1/queues/b/tasks/bb8c6b65-4f1d-1-0-R1");
  }

  @Test
  void putAllTasksOfARoomIntoItsQueueWhateverTheListsOrder() {
    var one = paths("a", "b", "c");
    var other = paths("c", "b", "a");
    assertThat(ROOMS)
        .allSatisfy(room -> {
          assertThat(one.queue(end(room, 2))).isEqualTo(one.queue(end(room, 1)));
          assertThat(other.queue(end(room, 1))).isEqualTo(one.queue(end(room, 1)));
        });
  }

  @Test
  void shareTheRooms() {
    var paths = paths("a", "b", "c");
    var shares =
        ROOMS.stream()
            .map(room -> paths.queue(end(room, 1)))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(shares).hasSize(3);
    assertThat(shares.values()).allSatisfy(share -> assertThat(share).isBetween(850L, 1150L));
  }

  @Test
  void moveOnlyItsShareToAnotherQueue() {
    var before = paths("a", "b", "c");
    var after = paths("a", "b", "c", "d");
    var moved =
        ROOMS.stream()
            .filter(room -> !before.queue(end(room, 1)).equals(after.queue(end(room, 1))))
            .toList();
    assertThat(moved).hasSizeBetween(600, 900);
    assertThat(moved).allMatch(room -> after.queue(end(room, 1)).endsWith("/d"));
  }
}
