package app.voda.simulation.store;

import app.voda.store.Conflict;
import app.voda.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.transaction.TransactionTimedOutException;

/// All tables, and their transactions: without locks, as Firestore's. The work runs on its caller's
/// thread while others commit; if what it read has changed by then, it starts over.
final class Tables implements Transactions {
  private static final int ATTEMPTS = 10;

  private final InstantSource clock;
  // Of one port call or commit, never of a transaction's whole work.
  private final ReentrantLock lock = new ReentrantLock();
  private final ScopedValue<Attempt> current = ScopedValue.newInstance();
  private long commits;

  Tables(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public <T> T run(Duration deadline, Supplier<T> work) {
    if (current.isBound()) {
      return work.get();
    }
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return once(deadline, work);
      } catch (Conflict lost) {
        // Once more, with what the others have written.
      }
    }
    return once(deadline, work);
  }

  /// One port call: outside a transaction it is one of its own, and nobody comes between.
  <T> T atomically(Supplier<T> call) {
    lock.lock();
    try {
      return run(call);
    } finally {
      lock.unlock();
    }
  }

  /// As {@link #atomically(Supplier)}, for calls without a result.
  void atomically(Runnable call) {
    var _ =
        atomically(() -> {
          call.run();
          return true;
        });
  }

  Attempt current() {
    return current.get();
  }

  private <T> T once(Duration deadline, Supplier<T> work) {
    var until = clock.instant().plus(deadline);
    var attempt = begin();
    var result = ScopedValue.where(current, attempt).call(work::get);
    // What was only read is not read again: so it is with Firestore.
    if (!attempt.isReadOnly()) {
      commit(attempt, until);
    }
    return result;
  }

  private Attempt begin() {
    lock.lock();
    try {
      return Attempt.after(commits);
    } finally {
      lock.unlock();
    }
  }

  private void commit(Attempt attempt, Instant until) {
    lock.lock();
    try {
      if (clock.instant().isAfter(until)) {
        throw new TransactionTimedOutException("the transaction outlived its deadline");
      }
      if (commits != attempt.startedAfter() && !attempt.isUnchanged()) {
        throw new Conflict("what was read has changed");
      }
      commits++;
      attempt.commit(commits);
    } finally {
      lock.unlock();
    }
  }
}
