package app.voda.store.jdbc;

import app.voda.store.Conflict;
import app.voda.store.Transactions;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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
      } catch (Conflict | ConcurrencyFailureException | DuplicateKeyException e) {
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
    template.setTimeout((int) Math.max(1, deadline.toSeconds()));
    @SuppressWarnings("NullAway") // The work's result is not null, so neither is the template's.
    T result = template.execute(_ -> work.get());
    return result;
  }

  private static void backOff(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, 2 + 4L * attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Conflict("interrupted");
    }
  }
}
