package app.voda.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One of several instances of the service.
final class Instance {
  final int number;
  final Duration skew;
  final List<Activity> running = new ArrayList<>();
  boolean up = true;

  /// @param skew by how much its clock is ahead of the world's
  Instance(int number, Duration skew) {
    this.number = number;
    this.skew = skew;
  }

  /// Ends it, with all that it was doing, at once.
  void crash() {
    up = false;
    running.forEach(Activity::kill);
    running.clear();
  }
}
