package app.voda.store.jdbc;

import app.voda.store.Conflict;
import app.voda.store.Transactions;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
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
  private final RetryTemplate races =
      new RetryTemplate(
          RetryPolicy.builder()
              .predicate(JdbcTransactions::isLostRace)
              .maxRetries(9)
              // A little apart, at random, or those who met once would meet again.
              .delay(Duration.ofMillis(3))
              .jitter(Duration.ofMillis(2))
              .multiplier(1.5)
              .maxDelay(Duration.ofMillis(40))
              .build());

  private final PlatformTransactionManager manager;

  public JdbcTransactions(PlatformTransactionManager manager) {
    this.manager = manager;
  }

  @Override
  public <T> T run(Duration deadline, Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.get();
    }
    try {
      return races.invoke(() -> once(deadline, work));
    } catch (RuntimeException e) {
      throw isLostRace(e) && !(e instanceof Conflict) ? new Conflict("lost the race: " + e) : e;
    }
  }

  private static boolean isLostRace(Throwable e) {
    return e instanceof Conflict
        || e instanceof ConcurrencyFailureException
        || e instanceof DuplicateKeyException
        // H2's lock timeout, as Spring translates it.
        || e instanceof QueryTimeoutException;
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
}
