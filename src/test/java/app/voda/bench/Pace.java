package app.voda.bench;

import java.util.concurrent.locks.LockSupport;

/// How often something may begin, by all together. What was missed is not caught up with.
final class Pace {
  static final Pace AS_FAST_AS_IT_GOES = new Pace(Double.POSITIVE_INFINITY);

  private final long interval;
  private long next = System.nanoTime();

  Pace(double perSecond) {
    this.interval = (long) (1e9 / perSecond);
  }

  void await() {
    long mine;
    synchronized (this) {
      next = Math.max(next + interval, System.nanoTime());
      mine = next;
    }
    for (long left = mine - System.nanoTime(); left > 0; left = mine - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
