package app.voda.testing;

import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Primary;

/// A queue that keeps its promises about names, and calls nobody: the test does.
@Primary
public final class PlainQueue implements TaskQueue {
  private final Map<TaskName, Task> pending = new LinkedHashMap<>();
  private final Set<TaskName> used = new HashSet<>();

  @Override
  public synchronized void enqueue(List<Task> tasks) {
    tasks.stream().filter(t -> used.add(t.name())).forEach(t -> pending.put(t.name(), t));
  }

  @Override
  public synchronized void delete(List<TaskName> names) {
    names.forEach(pending::remove);
  }

  @Override
  public synchronized boolean holdsAny(List<TaskName> names) {
    return names.stream().anyMatch(pending::containsKey);
  }

  public synchronized List<Task> pending() {
    return new ArrayList<>(pending.values());
  }

  /// The task was answered with 2xx.
  public synchronized void finish(Task task) {
    pending.remove(task.name());
  }

  /// Everything is lost, as after a purge.
  public synchronized void purge() {
    pending.clear();
  }
}
