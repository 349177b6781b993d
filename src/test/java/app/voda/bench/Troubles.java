package app.voda.bench;

import app.voda.testing.FakeApns;
import app.voda.testing.FakeFcm;
import app.voda.testing.Providers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/// What befalls a service in thirty minutes.
final class Troubles implements AutoCloseable {
  static final int END = 30;

  /// From here on one process lives; it has for three minutes.
  static final int CALM = 13;

  private final Town town;
  private final Duration minute;
  // One after the other: a kill waits for a jump to end, a jump until a new process has caught up.
  private final ScheduledExecutorService service = Executors.newSingleThreadScheduledExecutor();
  // The providers wait for nobody.
  private final ScheduledExecutorService providers = Executors.newSingleThreadScheduledExecutor();
  private final List<Trouble> all = new ArrayList<>();
  private final List<Future<?>> begun = new ArrayList<>();
  private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

  private record Trouble(int minute, ScheduledExecutorService on, Runnable begins) {}

  private record Span(long from, long to) {}

  /// Troubles of this town.
  ///
  /// @param minute how long one of the thirty is
  Troubles(Town town, Duration minute) {
    this.town = town;
    this.minute = minute;
    var fcm = town.providers().fcm();
    var apns = town.providers().apns();
    kill(2);
    outage(3, () -> fcm.answersAll(FakeFcm.unavailable()));
    kill(5);
    outage(6, () -> apns.answersAll(FakeApns.status(503, "Shutdown")));
    kill(8);
    jump(9);
    kill(10);
    outage(14, () -> fcm.answersAll(FakeFcm.quotaExceeded(Duration.ofSeconds(10))));
    outage(16, () -> apns.answersAll(FakeApns.cut()));
    jump(19);
    outage(
        21,
        () -> {
          fcm.answersAll(FakeFcm.reset());
          apns.answersAll(FakeApns.hang());
        });
    jump(25);
  }

  private void kill(int at) {
    all.add(new Trouble(at, service, town::killAndStart));
  }

  private void outage(int at, Runnable outage) {
    all.add(new Trouble(at, providers, outage));
    all.add(new Trouble(at + 1, providers, () -> over(town.providers())));
  }

  private static void over(Providers providers) {
    providers.fcm().answersAll(FakeFcm.accepted());
    providers.apns().answersAsUsual();
  }

  // In two, so that no request that is under way sees a whole day pass.
  private void jump(int at) {
    all.add(
        new Trouble(
            at,
            service,
            () -> {
              town.api().advance("PT13H");
              town.api().advance("PT13H");
            }));
  }

  /// Begins what befalls between these minutes, the first of which is now.
  void begin(int from, int until) {
    all.stream()
        .filter(trouble -> trouble.minute >= from && trouble.minute < until)
        .forEach(trouble ->
            begun.add(
                trouble.on.schedule(
                    () -> befall(trouble),
                    minute.multipliedBy(trouble.minute - from).toMillis(),
                    TimeUnit.MILLISECONDS)));
  }

  private void befall(Trouble trouble) {
    long from = System.nanoTime();
    trouble.begins.run();
    spans.add(new Span(from, System.nanoTime()));
  }

  /// Whether a process was killed or caught up, the clock moved, or an outage began or ended
  /// between these, by `System.nanoTime()`.
  boolean befell(long from, long to) {
    return spans.stream().anyMatch(span -> span.from < to && from < span.to);
  }

  /// From when until when each befell.
  List<String> told(LongFunction<String> times) {
    return spans.stream()
        .map(span -> times.apply(span.from) + " to " + times.apply(span.to))
        .toList();
  }

  /// Waits until all that began is over.
  ///
  /// @throws ExecutionException if one did not go as planned
  void await() throws ExecutionException, InterruptedException {
    for (var one : begun) {
      one.get();
    }
  }

  @Override
  public void close() {
    service.shutdownNow();
    providers.shutdownNow();
  }
}
