package app.voda.event;

import app.voda.event.DeadLetter.Reason;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The dead letters. One that died too long ago is neither found nor listed.
public interface DeadLetters {
  /// How long they are kept.
  Duration KEPT = Duration.ofDays(30);

  /// Keeps a letter. One with the same id is kept as it was, unless it had been replayed: then it
  /// is dead again.
  ///
  /// @return whether it is newly dead
  boolean add(DeadLetter letter);

  Optional<DeadLetter> find(String id);

  /// The letters, those that died last first.
  ///
  /// @param reason only those of this reason; null for all
  Page<DeadLetter> of(@Nullable Reason reason, PageRequest page);

  /// Keeps how often and when a letter was replayed.
  void markReplayed(DeadLetter letter);

  /// Removes a letter.
  ///
  /// @return whether there was one
  boolean delete(String id);
}
