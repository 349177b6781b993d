package app.voda.testing;

import java.time.Duration;

/// When the fake queue tries a task again, as Cloud Tasks documents it: the wait doubles, then
/// grows by the last doubling, then stays.
///
/// @param min the first wait
/// @param max the longest wait
/// @param doublings how often it doubles
public record CloudTasksBackoff(Duration min, Duration max, int doublings) {
  /// A queue that is quick to try again.
  public static final CloudTasksBackoff QUICK =
      new CloudTasksBackoff(Duration.ofMillis(100), Duration.ofSeconds(2), 5);

  /// The wait after so many attempts, the first being 1.
  Duration after(int attempts) {
    var doubled = min.multipliedBy(1L << Math.min(attempts - 1, doublings));
    var wait = doubled.multipliedBy(Math.max(1, attempts - doublings));
    return wait.compareTo(max) < 0 ? wait : max;
  }
}
