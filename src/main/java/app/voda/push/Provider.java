package app.voda.push;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A provider, as far as it answers. One that has stopped answering is left alone but for a few
/// sends that find out when it is back, so that it holds up nobody else's pushes.
final class Provider {
  // Below this many sends, silence may be one phone's trouble.
  static final int ENOUGH_WAITING = 8;
  // Longer than a first connection and its credentials take.
  static final Duration SILENCE = Duration.ofSeconds(2);
  static final int PROBES = 2;
  // As long as FCM asks to be left alone at least.
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile long lastAnswer;
  private volatile boolean silent;

  Provider(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastAnswer = nanoTime.getAsLong();
  }

  /// Sends, unless the provider has stopped answering.
  Delivery send(Supplier<Delivery> sender) {
    int before = waiting.getAndIncrement();
    try {
      if (before == 0 && !silent) {
        lastAnswer = nanoTime.getAsLong();
      }
      if (isSilent(before) && before >= PROBES) {
        return new Delivery.RetryLater(PATIENCE, "the provider has stopped answering");
      }
      long start = nanoTime.getAsLong();
      var delivery = sender.get();
      long end = nanoTime.getAsLong();
      // What comes back at once is an answer, be it a fault; what comes late may be a timeout.
      if (!(delivery instanceof Delivery.RetryLater) || end - start < SILENCE.toNanos()) {
        lastAnswer = end;
        silent = false;
      }
      return delivery;
    } finally {
      waiting.decrementAndGet();
    }
  }

  private boolean isSilent(int sendsBefore) {
    if (!silent
        && sendsBefore >= ENOUGH_WAITING
        && nanoTime.getAsLong() - lastAnswer > SILENCE.toNanos()) {
      silent = true;
    }
    return silent;
  }
}
