package app.voda.simulation;

import app.voda.event.EventCode;
import app.voda.event.QueueUnavailable;
import app.voda.event.RoomEvent;
import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A world's queue, which calls its instances back when its tasks are due.
interface WorldQueue {
  /// What can befall a question that is asked of it.
  Set<Fault> QUESTION = EnumSet.of(Fault.CRASH_BEFORE, Fault.UNAVAILABLE);

  /// As an instance of the service calls it.
  TaskQueue tasks();

  /// Loses everything.
  void purge();

  /// What has not finished.
  List<Planned> pending();

  /// Told when an instance is up again.
  default void isBack(Instance instance) {}

  /// How long it may need, once all is well, to have called back with what is due.
  default Duration settles() {
    return Duration.ofMinutes(20);
  }

  /// How long it may need in a storm without an outage.
  default Duration patience() {
    return Duration.ofMinutes(50);
  }

  /// Lets go of what it holds.
  default void close() {}

  /// A task that has not finished.
  ///
  /// @param plannedAt the last commit at the time when the call began that enqueued it
  /// @param enqueuedAt the last commit when it did
  record Planned(Task task, long plannedAt, long enqueuedAt) {
    static Planned now(Task task) {
      var activity = Activity.current();
      return new Planned(task, activity.startedAt, activity.world.ledger.now());
    }
  }

  /// Whether this is what ends its turn, or the hop that will plan it.
  static boolean isAnEnd(RoomEvent event) {
    return event.code() == EventCode.R1 || isHop(event);
  }

  /// Whether this plans a later one.
  static boolean isHop(RoomEvent event) {
    return event.code() == EventCode.R2 && event.step() > 0;
  }

  static QueueUnavailable down() {
    return new QueueUnavailable("down", new IllegalStateException());
  }

  /// That of whichever world calls.
  static TaskQueue ofTheCaller() {
    return new TaskQueue() {
      @Override
      public void enqueue(List<Task> tasks) {
        queue().enqueue(tasks);
      }

      @Override
      public void delete(List<TaskName> names) {
        queue().delete(names);
      }

      @Override
      public boolean holdsAny(List<TaskName> names) {
        return queue().holdsAny(names);
      }

      private TaskQueue queue() {
        return Activity.current().world.queue.tasks();
      }
    };
  }
}
