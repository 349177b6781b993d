package app.voda.event.cloudtasks;

import app.voda.event.TaskName;
import app.voda.id.Digest;
import java.util.Comparator;
import java.util.List;

/// Where a task is: the full names of Cloud Tasks.
///
/// One queue dispatches at most 500 tasks a second, so there may be several. A room always has the
/// same one, whatever the order of the list. Another queue in the list takes over its share of the
/// rooms, no more. What such a room has in its old queue still calls back, and ends by its fence,
/// turn and revision; deleting it by name misses it, which is harmless. A reconciliation finds none
/// of its tasks, and registers its turn anew.
public final class TaskPaths {
  private final List<String> queues;

  /// The queues of a project.
  public TaskPaths(String project, TasksSettings settings) {
    var location = "projects/" + project + "/locations/" + settings.location() + "/queues/";
    this.queues = settings.queue().stream().map(location::concat).toList();
  }

  List<String> queues() {
    return queues;
  }

  // The highest of the hashes of room and queue: with a remainder, another queue would move nearly
  // all rooms.
  String queue(TaskName name) {
    var room = name.subject();
    return queues.stream().max(Comparator.comparing(queue -> Digest.of(room, queue))).orElseThrow();
  }

  String task(TaskName name) {
    return queue(name) + "/tasks/" + name;
  }
}
