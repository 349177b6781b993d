package app.voda.simulation;

import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// One of voda's adapters as an instance reaches it: each call may go wrong. It remembers since
/// when a task is planned, which no real queue tells.
final class RealTasks implements TaskQueue {
  private final TaskQueue adapter;
  private final Consumer<List<Task>> before;
  private final Consumer<List<Task>> after;
  private final Map<String, WorldQueue.Planned> planned = new HashMap<>();

  /// @param before told what is about to be enqueued
  /// @param after told what was, or may have been
  RealTasks(TaskQueue adapter, Consumer<List<Task>> before, Consumer<List<Task>> after) {
    this.adapter = adapter;
    this.before = before;
    this.after = after;
  }

  @Override
  public void enqueue(List<Task> tasks) {
    Gate.call(
        "Queue.create",
        Gate.ANY,
        WorldQueue::down,
        () -> {
          add(tasks);
          return true;
        });
  }

  private void add(List<Task> tasks) {
    var unknown = new ArrayList<>(tasks);
    unknown.removeIf(task -> planned.containsKey(task.name().value()));
    unknown.forEach(task -> planned.put(task.name().value(), WorldQueue.Planned.now(task)));
    before.accept(tasks);
    try {
      adapter.enqueue(tasks);
    } catch (RuntimeException e) {
      unknown.removeIf(task -> adapter.holdsAny(List.of(task.name())));
      unknown.forEach(task -> planned.remove(task.name().value()));
      throw e;
    } finally {
      after.accept(tasks);
    }
    var trace = Activity.current().world.trace;
    unknown.forEach(task -> trace.note("  enqueued " + task.name() + " for " + task.at()));
  }

  @Override
  public void delete(List<TaskName> names) {
    Gate.call(
        "Queue.delete",
        Gate.ANY,
        WorldQueue::down,
        () -> {
          adapter.delete(names);
          return true;
        });
  }

  @Override
  public boolean holdsAny(List<TaskName> names) {
    return Gate.call(
        "Queue.get", WorldQueue.QUESTION, WorldQueue::down, () -> adapter.holdsAny(names));
  }

  /// What is known of the tasks with these names.
  List<WorldQueue.Planned> planned(List<String> names) {
    return names.stream().map(name -> Objects.requireNonNull(planned.get(name))).toList();
  }
}
