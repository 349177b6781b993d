package app.voda.testing;

import app.voda.event.EventCode;
import app.voda.event.QueueUnavailable;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A queue that never calls, and remembers what it was asked.
public final class FakeQueue implements TaskQueue {
  private final Map<TaskName, Task> held = new LinkedHashMap<>();
  private final Set<TaskName> used = new HashSet<>();
  private final List<Task> enqueued = new ArrayList<>();
  private final List<TaskName> deleted = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private Runnable beforeEnqueue = () -> {};
  private boolean down;

  @Override
  public synchronized void enqueue(List<Task> tasks) {
    answer("enqueue");
    beforeEnqueue.run();
    for (var task : tasks) {
      enqueued.add(task);
      if (used.add(task.name())) {
        held.put(task.name(), task);
      }
    }
  }

  @Override
  public synchronized void delete(List<TaskName> names) {
    answer("delete");
    deleted.addAll(names);
    held.keySet().removeAll(names);
  }

  @Override
  public synchronized boolean holdsAny(List<TaskName> names) {
    answer("holdsAny");
    return names.stream().anyMatch(held::containsKey);
  }

  private void answer(String call) {
    calls.add(call);
    if (down) {
      throw new QueueUnavailable("down", new IllegalStateException());
    }
  }

  /// Answers nothing any more.
  public synchronized void goDown() {
    down = true;
  }

  public synchronized void comeBack() {
    down = false;
  }

  /// Loses all it holds, as a purged queue does.
  public synchronized void purge() {
    held.clear();
  }

  /// Has something happen between a request's decision and its commit.
  public synchronized void beforeEnqueue(Runnable happens) {
    beforeEnqueue = happens;
  }

  /// Every task in the order in which it was enqueued, repeats included.
  public synchronized List<Task> enqueued() {
    return List.copyOf(enqueued);
  }

  public synchronized List<EventCode> codes() {
    return enqueued.stream().map(Task::event).map(RoomEvent::code).toList();
  }

  public synchronized List<Task> held() {
    return List.copyOf(held.values());
  }

  public synchronized List<TaskName> deleted() {
    return List.copyOf(deleted);
  }

  /// The names of the calls in their order.
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /// Forgets what it was asked, not what it holds.
  public synchronized void forgetCalls() {
    calls.clear();
    enqueued.clear();
    deleted.clear();
  }
}
