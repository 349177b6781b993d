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
  static final Duration SILENCE = Duration.ofSeconds(1);
  // A first connection and its credentials take longer.
  static final Duration SILENCE_AT_FIRST = Duration.ofSeconds(5);
  static final int PROBES = 2;
  // As long as FCM asks to be left alone at least.
  static final Delivery SILENT =
      new Delivery.RetryLater(Duration.ofSeconds(10), "the provider has stopped answering");

  private final LongSupplier nanoTime;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile long lastAnswer;
  private volatile boolean hasAnswered;
  private volatile boolean silent;

  Provider(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastAnswer = nanoTime.getAsLong();
  }

  /// Whether one more send may be tried.
  boolean admits() {
    return !isSilent() || waiting.get() < PROBES;
  }

  /// Whether it has stopped answering.
  boolean isSilent() {
    if (!silent && waiting.get() >= ENOUGH_WAITING) {
      var longest = hasAnswered ? SILENCE : SILENCE_AT_FIRST;
      silent = nanoTime.getAsLong() - lastAnswer > longest.toNanos();
    }
    return silent;
  }

  /// Sends, and notes whether there was an answer.
  Delivery send(Supplier<Delivery> sender) {
    long start = nanoTime.getAsLong();
    if (waiting.getAndIncrement() == 0) {
      lastAnswer = start;
    }
    try {
      var delivery = sender.get();
      long end = nanoTime.getAsLong();
      // What comes back at once is an answer, be it a fault; what comes late may be a timeout.
      if (!(delivery instanceof Delivery.RetryLater) || end - start < SILENCE.toNanos()) {
        lastAnswer = end;
        hasAnswered = true;
        silent = false;
      }
      return delivery;
    } finally {
      waiting.decrementAndGet();
    }
  }
}
