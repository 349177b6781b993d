package app.voda.push;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A provider, as far as it answers. One that has stopped answering is left alone but for a few
/// sends that find out when it is back, so that it holds up nobody else's pushes.
final class Provider {
  // Below this many sends, silence may be one phone's trouble.
  static final int ENOUGH_WAITING = 8;
  // Silence is counted in looks by those who wait, not by the clock: while this process does not
  // get on itself, answers are late, and so are the looks.
  static final Duration LOOK = Duration.ofMillis(200);
  static final int LOOKS = 5;
  // A first connection and its credentials take longer.
  static final int LOOKS_AT_FIRST = 25;
  static final int PROBES = 2;
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  // As long as FCM asks to be left alone at least.
  static final Delivery SILENT =
      new Delivery.RetryLater(Duration.ofSeconds(10), "the provider has stopped answering");

  private final LongSupplier nanoTime;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong answers = new AtomicLong();
  private volatile long lastTook;
  private volatile boolean silent;

  Provider(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Whether one more send may be tried.
  boolean admits() {
    return !silent || waiting.get() < PROBES;
  }

  /// One who waits for an answer.
  final class Waiting {
    private long answersSeen = answers.get();
    private int looks;

    /// Looks up once more.
    ///
    /// @return whether the provider has stopped answering
    boolean isInVain() {
      long now = answers.get();
      looks = now == answersSeen ? looks + 1 : 0;
      answersSeen = now;
      if (looks >= patience(now) && waiting.get() >= ENOUGH_WAITING) {
        silent = true;
      }
      return silent;
    }
  }

  // Whoever is slow but steady is not silent: sent to again and again, and given up each time just
  // before its answers, it would never be heard.
  private int patience(long answersSoFar) {
    return answersSoFar == 0 ? LOOKS_AT_FIRST : LOOKS + (int) (lastTook / LOOK.toNanos());
  }

  /// Sends, and notes whether there was an answer.
  Delivery send(Supplier<Delivery> sender) {
    long start = nanoTime.getAsLong();
    waiting.incrementAndGet();
    try {
      var delivery = sender.get();
      long took = nanoTime.getAsLong() - start;
      // What comes back at once is an answer, be it a fault; what comes late may be a timeout.
      if (!(delivery instanceof Delivery.RetryLater) || took < AT_ONCE.toNanos()) {
        lastTook = took;
        answers.incrementAndGet();
        silent = false;
      }
      return delivery;
    } finally {
      waiting.decrementAndGet();
    }
  }
}
