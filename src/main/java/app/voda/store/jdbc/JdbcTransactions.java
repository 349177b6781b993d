package app.voda.store.jdbc;

import app.voda.store.Conflict;
import app.voda.store.Transactions;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions over H2. Each reads one snapshot; who writes what another has changed meanwhile
/// starts over.
public final class JdbcTransactions implements Transactions {
  private static final int ATTEMPTS = 10;

  private final PlatformTransactionManager manager;

  public JdbcTransactions(PlatformTransactionManager manager) {
    this.manager = manager;
  }

  @Override
  public <T> T run(Duration deadline, Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return once(deadline, work);
      } catch (Conflict
          | ConcurrencyFailureException
          | DuplicateKeyException
          // H2's lock timeout, as Spring translates it.
          | QueryTimeoutException e) {
        if (attempt == ATTEMPTS) {
          throw e instanceof Conflict conflict ? conflict : new Conflict("lost the race: " + e);
        }
        backOff(attempt);
      }
    }
  }

  private <T> T once(Duration deadline, Supplier<T> work) {
    var template = new TransactionTemplate(manager);
    template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    // The timeout ends a statement that waits. It is in seconds, and says nothing to work that
    // takes its time without a statement: so the clock is asked again before the commit.
    template.setTimeout(1 + (int) deadline.toSeconds());
    @SuppressWarnings("NullAway") // The work's result is not null, so neither is the template's.
    T result = template.execute(_ -> inTime(deadline, work));
    return result;
  }

  // Waiting for a connection is not part of it: a burst of callbacks queues for them.
  private static <T> T inTime(Duration deadline, Supplier<T> work) {
    long start = System.nanoTime();
    var result = work.get();
    if (System.nanoTime() - start > deadline.toNanos()) {
      throw new TransactionTimedOutException("the transaction outlived its deadline");
    }
    return result;
  }

  // A little apart, at random, or those who met once would meet again.
  private static void backOff(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, 2 + 4L * attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Conflict("interrupted");
    }
  }
}
