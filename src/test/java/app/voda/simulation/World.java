package app.voda.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One seed's world: its time, what will happen in it, and the instances of the service.
final class World {
  static final Instant BEGIN = Instant.parse("2026-03-01T09:00:00Z");

  final long seed;
  final Weather weather;
  final Store store;
  final Ledger ledger;
  final Addressing addressing;
  final Trace trace;
  final Phones phones;
  final WorldQueue queue;
  final List<Instance> instances = new ArrayList<>();
  final Semaphore baton = new Semaphore(0);
  final Outages outages = new Outages();
  final Patience patience = new Patience(this);
  private final Set<String> withoutFaults;
  private final PriorityQueue<Moment> moments =
      new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparingLong(Moment::number));
  private long moment;
  private boolean calm;
  private Instant now = BEGIN;

  private record Moment(Instant at, long number, Runnable what) {}

  /// @param withoutFaults calls that go well, whatever chance says
  World(
      long seed,
      Function<InstantSource, Store> stores,
      Services services,
      Set<String> withoutFaults) {
    this.seed = seed;
    this.weather = Weather.of(seed);
    this.store = stores.apply(this::now);
    this.withoutFaults = withoutFaults;
    this.trace = new Trace(this::now);
    this.ledger = new Ledger(this::now, trace);
    this.addressing = new Addressing(ledger);
    this.phones = new Phones(this);
    this.queue = store.queue().apply(this, services);
    var dice = Dice.of(seed, "instances", 0);
    int many = 1 + dice.nextInt(3);
    // As far apart as they may be, which chance alone would hardly bring about.
    boolean apart = many > 1 && dice.nextInt(3) == 0;
    for (int i = 0; i < many; i++) {
      int skew = dice.nextInt(2_000) - 1_000;
      if (apart && i == 0) {
        skew = -1_000;
      } else if (apart && i == many - 1) {
        skew = 1_000;
      }
      instances.add(new Instance(i, Duration.ofMillis(skew)));
    }
  }

  Instant now() {
    return now;
  }

  void after(Duration length, Runnable what) {
    moments.add(new Moment(now.plus(length), moment++, what));
  }

  /// Lets time pass until then; ends early once an invariant is broken.
  void runUntil(Instant end) {
    while (!ledger.isBroken()) {
      var next = moments.peek();
      if (next == null || next.at().isAfter(end)) {
        break;
      }
      moments.remove();
      now = next.at();
      next.what().run();
    }
    now = end;
  }

  /// From now on nothing goes wrong any more.
  void calmDown() {
    calm = true;
    outages.end(now);
    patience.calmedDown();
  }

  boolean isCalm() {
    return calm;
  }

  Fault fault(Activity activity, String what, RandomGenerator dice, Set<Fault> possible) {
    var fault = weather.fault(dice, possible);
    if (outages.isOut(what, now) && possible.contains(Fault.UNAVAILABLE)) {
      return Fault.UNAVAILABLE;
    }
    if (fault == Fault.NONE || calm || withoutFaults.contains(activity.call())) {
      return Fault.NONE;
    }
    trace.fault(activity.call(), fault + " at " + what);
    return fault;
  }

  /// Whether something goes wrong that is no call's fault.
  ///
  /// @param what names it, the same in every run of a seed, and stands for itself
  boolean befalls(String what, double odds) {
    if (calm || withoutFaults.contains(what) || Dice.of(seed, what, 0).nextDouble() >= odds) {
      return false;
    }
    trace.fault(what);
    return true;
  }

  void crash(Instance instance) {
    instance.crash();
    var down = Dice.of(seed, "restart", moment).nextInt(500, 20_000);
    after(
        Duration.ofMillis(down),
        () -> {
          instance.up = true;
          queue.isBack(instance);
        });
  }

  /// An instance that is up; null while none is.
  @Nullable Instance anyInstance(RandomGenerator dice) {
    var up = instances.stream().filter(instance -> instance.up).toList();
    return up.isEmpty() ? null : up.get(dice.nextInt(up.size()));
  }

  /// Ends all threads that are still under way.
  void end() {
    for (var instance : instances) {
      instance.running.forEach(Activity::kill);
    }
    while (!moments.isEmpty() && instances.stream().anyMatch(i -> !i.running.isEmpty())) {
      moments.remove().what().run();
    }
  }

  /// The clock of whichever instance asks. In milliseconds, as that of the service.
  static final class InstanceClock extends Clock {
    @Override
    public Instant instant() {
      var activity = Activity.current();
      return activity.world.now.plus(activity.instance.skew).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("times have no zone here");
    }
  }
}
