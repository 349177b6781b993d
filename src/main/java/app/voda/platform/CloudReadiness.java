package app.voda.platform;

import app.voda.event.QueueUnavailable;
import app.voda.event.cloudtasks.QueueCheck;
import app.voda.store.firestore.StoreCheck;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/// Lets the service become ready once store and queue have answered. Not asked again: an outage of
/// one would be an outage of all.
@Component
@Profile("gcp")
class CloudReadiness implements ApplicationRunner {
  private static final RetryTemplate WHILE_DOWN =
      new RetryTemplate(
          RetryPolicy.builder()
              // Not by type: that would look into the causes of a wrong setting, too.
              .predicate(e ->
                  e instanceof QueueUnavailable || e instanceof DataAccessResourceFailureException)
              .maxRetries(3)
              .delay(Duration.ofSeconds(2))
              .build());

  private final StoreCheck store;
  private final QueueCheck queue;

  CloudReadiness(StoreCheck store, QueueCheck queue) {
    this.store = store;
    this.queue = queue;
  }

  // The readiness probe turns true when all runners have come back.
  @Override
  public void run(ApplicationArguments arguments) {
    WHILE_DOWN.invoke(store::ping);
    WHILE_DOWN.invoke(queue::ping);
  }
}
