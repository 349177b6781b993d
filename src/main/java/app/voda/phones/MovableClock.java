package app.voda.phones;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that can be moved forward, while it stands still.
public interface MovableClock extends InstantSource {

  /// Stands still from now on.
  ///
  /// @return where it stands
  Instant stand();

  /// Moves the standing clock. The move is stored before it shows.
  ///
  /// @throws IllegalArgumentException if that time is in the past
  void moveTo(Instant time);

  /// Ticks on from where it stands.
  void tickOn();
}
