package app.voda.event;

import java.util.List;

/// The queue that calls back: at least once, rarely twice, in no order but the scheduled time.
public interface TaskQueue {

  /// Puts the tasks in, in this order; a failure leaves those before it. A name that is known,
  /// finished or not, is passed over.
  ///
  /// @throws QueueUnavailable if the queue did not take one of them, or did not say so
  void enqueue(List<Task> tasks);

  /// Removes tasks that have not finished; unknown names are passed over.
  ///
  /// @throws QueueUnavailable if the queue did not answer
  void delete(List<TaskName> names);

  /// Whether the queue still holds one of these tasks. It may be asked for them one after the
  /// other, in this order.
  ///
  /// @throws QueueUnavailable if the queue did not answer
  boolean holdsAny(List<TaskName> names);
}
