package app.voda.phones;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that can be moved forward. Every move is stored before it shows.
public interface MovableClock extends InstantSource {

  /// Moves to this time and stands still there.
  ///
  /// @throws IllegalArgumentException if it is in the past
  void standAt(Instant time);

  /// Moves to this time and ticks on.
  ///
  /// @throws IllegalArgumentException if it is in the past
  void tickOnFrom(Instant time);
}
