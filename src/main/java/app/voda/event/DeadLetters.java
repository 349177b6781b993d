package app.voda.event;

import java.time.Duration;
import java.util.Optional;

/// The dead letters.
public interface DeadLetters {
  /// How long they are kept.
  Duration KEPT = Duration.ofDays(30);

  /// Keeps a letter. One with the same id is kept as it was, unless it had been replayed: then it
  /// is dead again.
  ///
  /// @return whether it is newly dead
  boolean add(DeadLetter letter);

  Optional<DeadLetter> find(String id);
}
