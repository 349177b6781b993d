package app.voda.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A request or a callback under way in an instance. Its thread runs only while the world's loop
/// waits for it, so that of all threads one runs at a time and a seed decides which.
final class Activity {
  private static final ThreadLocal<Activity> CURRENT = new ThreadLocal<>();

  final World world;
  final Instance instance;
  final String name;
  final long startedAt;

  /// What its transaction will have done once it commits.
  final List<Runnable> uncommitted = new ArrayList<>();

  final ReadOnce reads = new ReadOnce();
  private final Consumer<@Nullable Throwable> ended;
  private final Semaphore turn = new Semaphore(0);
  private @Nullable Throwable failure;
  private boolean isOver;
  private boolean isDead;
  boolean inTransaction;
  private long calls;
  private long ids;

  private Activity(
      World world, Instance instance, String name, Consumer<@Nullable Throwable> ended) {
    this.world = world;
    this.instance = instance;
    this.name = name;
    this.startedAt = world.ledger.now();
    this.ended = ended;
  }

  /// Begins work in an instance.
  ///
  /// @param ended told once it is over, and what it threw
  static void begin(
      World world,
      Instance instance,
      String name,
      Runnable work,
      Consumer<@Nullable Throwable> ended) {
    var activity = new Activity(world, instance, name, ended);
    instance.running.add(activity);
    Thread.ofVirtual().start(() -> activity.run(work));
    activity.resume();
  }

  static Activity current() {
    var activity = CURRENT.get();
    if (activity == null) {
      throw new IllegalStateException("this is for the simulation's threads");
    }
    return activity;
  }

  private void run(Runnable work) {
    turn.acquireUninterruptibly();
    CURRENT.set(this);
    try {
      work.run();
    } catch (Throwable e) {
      failure = e;
    } finally {
      isOver = true;
      world.baton.release();
    }
  }

  // Called by the world's loop.
  private void resume() {
    turn.release();
    world.baton.acquireUninterruptibly();
    if (isOver) {
      instance.running.remove(this);
      ended.accept(isDead ? new Crash() : failure);
    }
  }

  /// Lets time pass, and others go on.
  void sleep(Duration length) {
    if (inTransaction && world.store.locks()) {
      return;
    }
    world.after(length, this::resume);
    world.baton.release();
    turn.acquireUninterruptibly();
    requireLife();
  }

  /// Its process is gone: it does nothing more.
  void kill() {
    isDead = true;
  }

  void requireLife() {
    if (isDead) {
      throw new Crash();
    }
  }

  /// Chance, for the next call that it makes.
  RandomGenerator dice() {
    return Dice.of(world.seed, name, ++calls);
  }

  /// Names the call that it makes.
  String call() {
    return name + "#" + calls;
  }

  String nextId() {
    var random = Dice.of(world.seed, name + " id", ++ids);
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }
}
