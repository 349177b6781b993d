package app.voda.store.firestore;

import app.voda.store.Conflict;
import app.voda.store.Transactions;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;

/// Transactions over Firestore, without locks: who has read what another has changed meanwhile
/// starts over.
public final class FirestoreTransactions implements Transactions {
  private static final RetryPolicy RACES =
      RetryPolicy.builder()
          .predicate(Conflict.class::isInstance)
          .maxRetries(7)
          .delay(Duration.ofMillis(10))
          .jitter(Duration.ofMillis(8))
          .multiplier(2)
          .maxDelay(Duration.ofMillis(400))
          .build();

  private final Documents documents;
  private final RetryTemplate races = new RetryTemplate(RACES);

  public FirestoreTransactions(Documents documents) {
    this.documents = documents;
  }

  @Override
  public <T> T run(Duration deadline, Supplier<T> work) {
    if (documents.inTransaction()) {
      return work.get();
    }
    documents.forgetReads();
    long start = System.nanoTime();
    return races.invoke(() -> once(start, deadline, work));
  }

  @Override
  public <T> T reading(Supplier<T> work) {
    return documents.reading(work);
  }

  private <T> T once(long start, Duration deadline, Supplier<T> work) {
    var unit = new Unit(documents.firestore());
    var result = documents.within(unit, work);
    if (!unit.isReadOnly()) {
      var left = left(start, deadline);
      var _ = Calls.await(unit.commit(), left, true);
    }
    return result;
  }

  // A commit that is sent is not called back: what is late does not send it.
  private static Duration left(long start, Duration deadline) {
    var left = deadline.minusNanos(System.nanoTime() - start);
    if (left.isNegative()) {
      throw new DataAccessResourceFailureException("the transaction outlived its deadline");
    }
    return left;
  }
}
