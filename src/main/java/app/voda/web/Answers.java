package app.voda.web;

import java.time.Instant;
import java.util.Optional;

/// The answers kept for repeated requests, for 24 hours.
public interface Answers {

  /// The answer to this key, if it was kept after that time.
  Optional<KeptAnswer> find(String scope, String key, Instant keptAfter);

  /// Keeps an answer; one that is older than a day is replaced.
  ///
  /// @throws app.voda.store.Conflict if there is a younger one
  void add(KeptAnswer answer, Instant keptAfter);
}
