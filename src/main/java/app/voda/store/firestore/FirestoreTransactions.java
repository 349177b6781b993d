package app.voda.store.firestore;

import app.voda.store.Conflict;
import app.voda.store.Transactions;
import com.google.cloud.firestore.TransactionOptions;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;

/// Transactions over Firestore. What a transaction has read nobody else changes until it ends; who
/// loses a race starts over.
public final class FirestoreTransactions implements Transactions, AutoCloseable {
  // The client would wait a second before its second attempt; those who met are apart much sooner.
  private static final RetryPolicy RACES =
      RetryPolicy.builder()
          .includes(Conflict.class)
          .maxRetries(9)
          .delay(Duration.ofMillis(20))
          .jitter(Duration.ofMillis(15))
          .multiplier(1.7)
          .maxDelay(Duration.ofMillis(800))
          .build();

  private final Documents documents;
  private final RetryTemplate races = new RetryTemplate(RACES);
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final TransactionOptions once =
      TransactionOptions.createReadWriteOptionsBuilder()
          .setNumberOfAttempts(1)
          .setExecutor(executor)
          .build();

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
    return Calls.await(
        documents
            .firestore()
            .runTransaction(
                transaction -> {
                  var unit = new Unit(transaction);
                  var result = documents.within(unit, work);
                  left(start, deadline);
                  unit.flush();
                  return result;
                },
                once),
        left(start, deadline),
        true);
  }

  // A commit that is sent is not called back: what is late does not send it.
  private static Duration left(long start, Duration deadline) {
    var left = deadline.minusNanos(System.nanoTime() - start);
    if (left.isNegative()) {
      throw new DataAccessResourceFailureException("the transaction outlived its deadline");
    }
    return left;
  }

  @Override
  public void close() {
    executor.close();
  }
}
