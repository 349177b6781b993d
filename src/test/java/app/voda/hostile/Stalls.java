package app.voda.hostile;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/// Tells an answer that was slow by its own doing from one that came while nothing ran: a garbage
/// collection, a paused machine, cores that others had. A thread that does nothing but wake up
/// every 20 ms wakes up late just then, and by how much is what an answer may be excused.
final class Stalls implements AutoCloseable {
  static final Duration SLOW = Duration.ofSeconds(1);
  static final Duration TICK = Duration.ofMillis(20);

  // No answer takes longer: the client's patience ends.
  private static final long KEPT = Duration.ofMinutes(2).toNanos();

  private record Stall(long from, long to) {}

  private final Deque<Stall> stalls = new ArrayDeque<>();
  // Nanoseconds count from anywhere, and may pass the end of their range: all is reckoned from
  // here.
  private final long origin;
  private final DoubleSupplier crowd;
  private long last;
  private volatile boolean ended;

  /// @param now in nanoseconds, as all times here
  /// @param crowd how many want each core
  Stalls(long now, DoubleSupplier crowd) {
    origin = now;
    this.crowd = crowd;
  }

  /// One whose thread ticks until it is closed.
  static Stalls watching() {
    var stalls = new Stalls(System.nanoTime(), Stalls::load);
    // Not a virtual thread: the service could keep all carriers to itself, and would be excused.
    Thread.ofPlatform().daemon().name("stalls").start(stalls::watch);
    return stalls;
  }

  // A thread that has slept is let in first, so that it does not see that others share the cores.
  private static double load() {
    var machine = ManagementFactory.getOperatingSystemMXBean();
    return machine.getSystemLoadAverage() / machine.getAvailableProcessors();
  }

  private void watch() {
    while (!ended) {
      LockSupport.parkNanos(TICK.toNanos());
      woke(System.nanoTime());
    }
  }

  /// The thread woke up: what is beyond its 20 ms was a stall.
  synchronized void woke(long at) {
    long now = at - origin;
    if (now - last > TICK.toNanos()) {
      stalls.addLast(new Stall(last + TICK.toNanos(), now));
    }
    last = now;
    while (!stalls.isEmpty() && now - stalls.getFirst().to() > KEPT) {
      stalls.removeFirst();
    }
  }

  /// Whether an answer took a second or more besides the stalls within it; where two or more want
  /// each core, as many seconds.
  boolean isSlow(long begin, long end) {
    return own(begin, end).toNanos() >= SLOW.toNanos() * Math.max(1, crowd.getAsDouble());
  }

  /// What it took besides.
  synchronized Duration own(long begin, long end) {
    // After a stall the answer's thread may wake up first.
    var going = new Stall(last + TICK.toNanos(), end - origin);
    long stalled = overlap(going, begin - origin, end - origin);
    for (var stall : stalls) {
      stalled += overlap(stall, begin - origin, end - origin);
    }
    return Duration.ofNanos(end - begin - stalled);
  }

  private static long overlap(Stall stall, long begin, long end) {
    return Math.max(0, Math.min(stall.to(), end) - Math.max(stall.from(), begin));
  }

  @Override
  public void close() {
    ended = true;
  }
}
