package app.voda.store;

import java.time.Duration;
import java.util.function.Supplier;

/// All or nothing over every port of the store.
///
/// The work may be run several times, because a transaction that lost a race starts over: it must
/// have no effect but through the store. It reads before it writes, as Firestore asks.
public interface Transactions {

  /// Runs the work and commits what it wrote, or throws what it threw and keeps nothing.
  ///
  /// @param deadline how long the transaction may take before it is given up
  /// @throws Conflict when it lost the race as often as it may start over
  <T> T run(Duration deadline, Supplier<T> work);

  /// As {@link #run(Duration, Supplier)} with a deadline that suits a single small change.
  default <T> T run(Supplier<T> work) {
    return run(Duration.ofSeconds(10), work);
  }

  /// As {@link #run(Supplier)}, for work without a result.
  default void execute(Runnable work) {
    run(() -> {
      work.run();
      return true;
    });
  }

  /// Does work that reads the same things again and again, of which a store may then read each once
  /// until something is written. What the work writes on the ground of it must be fenced, or be
  /// read again in a transaction.
  default <T> T reading(Supplier<T> work) {
    return work.get();
  }
}
