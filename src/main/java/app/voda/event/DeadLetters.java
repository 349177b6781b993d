package app.voda.event;

import java.util.Optional;

/// The dead letters, kept for 30 days.
public interface DeadLetters {

  /// Keeps a letter; one with the same id is kept as it was.
  void add(DeadLetter letter);

  Optional<DeadLetter> find(String id);
}
