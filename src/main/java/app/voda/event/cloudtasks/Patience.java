package app.voda.event.cloudtasks;

import com.google.api.gax.retrying.RetrySettings;
import java.time.Duration;

/// How long Cloud Tasks is waited for.
///
/// @param attempt until an attempt is given up for another
/// @param total until the caller is told that the queue is down
public record Patience(Duration attempt, Duration total) {
  // A request's intents are put in before its transaction begins, which must be within a third of
  // voda.event.settle, 20 s; a connection that has died unseen costs an attempt.
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(3), Duration.ofSeconds(10));

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  RetrySettings retries() {
    return RetrySettings.newBuilder()
        .setInitialRpcTimeoutDuration(attempt)
        .setRpcTimeoutMultiplier(1)
        .setMaxRpcTimeoutDuration(attempt)
        .setInitialRetryDelayDuration(FIRST_WAIT)
        .setRetryDelayMultiplier(2)
        .setMaxRetryDelayDuration(LONGEST_WAIT)
        .setTotalTimeoutDuration(total)
        .build();
  }
}
