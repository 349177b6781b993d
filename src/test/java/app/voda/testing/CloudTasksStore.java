package app.voda.testing;

import com.google.cloud.tasks.v2.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What {@link FakeCloudTasks} holds. A name is remembered after its task has ended.
final class CloudTasksStore {
  private static final Comparator<CloudTasksHeld> IN_TIME =
      Comparator.comparing(CloudTasksHeld::due).thenComparing(held -> held.task().getName());

  private final Set<String> used = new HashSet<>();
  private final Map<String, CloudTasksHeld> held = new HashMap<>();
  // Those that are not being called right now.
  private final TreeSet<CloudTasksHeld> waiting = new TreeSet<>(IN_TIME);

  /// Whether the name was new.
  synchronized boolean create(Task task, Instant now) {
    if (!used.add(task.getName())) {
      return false;
    }
    var created = CloudTasksHeld.created(task, now);
    held.put(task.getName(), created);
    waiting.add(created);
    return true;
  }

  synchronized Optional<CloudTasksHeld> get(String name) {
    return Optional.ofNullable(held.get(name));
  }

  /// Whether it was there. A call under way goes on, and is the last.
  synchronized boolean remove(String name) {
    var removed = held.remove(name);
    if (removed == null) {
      return false;
    }
    waiting.remove(removed);
    return true;
  }

  /// Takes what is due out of what waits.
  synchronized List<CloudTasksHeld> due(Instant now) {
    var due = new ArrayList<CloudTasksHeld>();
    while (!waiting.isEmpty() && !waiting.first().due().isAfter(now)) {
      due.add(waiting.pollFirst());
    }
    return due;
  }

  /// Has a task that was called wait again, unless it was removed meanwhile.
  synchronized void again(CloudTasksHeld next) {
    if (held.replace(next.task().getName(), next) != null) {
      waiting.add(next);
    }
  }

  synchronized List<CloudTasksHeld> all() {
    return held.values().stream().sorted(IN_TIME).toList();
  }

  synchronized void purge() {
    held.clear();
    waiting.clear();
  }
}
