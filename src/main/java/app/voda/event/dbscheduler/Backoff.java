package app.voda.event.dbscheduler;

import java.time.Duration;

/// When a task is tried again, as Cloud Tasks documents it: the wait doubles, then grows by the
/// last doubling, then stays.
///
/// @param min the first wait
/// @param max the longest wait
/// @param doublings how often it doubles
record Backoff(Duration min, Duration max, int doublings) {
  static final Backoff OF_THE_QUEUE = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 5);

  /// The wait after so many failures, the first being 1.
  Duration after(int failures) {
    var doubled = min.multipliedBy(1L << Math.min(failures - 1, doublings));
    var wait = doubled.multipliedBy(Math.max(1, failures - doublings));
    return wait.compareTo(max) < 0 ? wait : max;
  }
}
