package app.voda.simulation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The way out of the process: every call to a port takes its time, and may go wrong.
final class Gate {
  static final Set<Fault> SEND = EnumSet.allOf(Fault.class);
  static final Set<Fault> ANY = EnumSet.complementOf(EnumSet.of(Fault.HANGS));
  static final Set<Fault> READ = EnumSet.of(Fault.CRASH_BEFORE, Fault.UNAVAILABLE, Fault.SLOW);

  private Gate() {}

  /// Makes a call.
  ///
  /// @param what the port and its method
  /// @param possible the faults that may befall it
  /// @param unavailable what is thrown when the other side does not answer
  static <T> T call(
      String what,
      Set<Fault> possible,
      Supplier<? extends RuntimeException> unavailable,
      Supplier<T> effect) {
    var activity = Activity.current();
    activity.requireLife();
    var dice = activity.dice();
    var fault = activity.world.fault(activity, what, dice, possible);
    activity.sleep(travel(dice, fault == Fault.SLOW || fault == Fault.HANGS));
    return switch (fault) {
      case CRASH_BEFORE -> throw crash(activity);
      case UNAVAILABLE, HANGS -> throw unavailable.get();
      case CRASH_AFTER -> {
        var _ = effect.get();
        throw crash(activity);
      }
      case LOST_ANSWER -> {
        var _ = effect.get();
        activity.sleep(travel(dice, true));
        throw unavailable.get();
      }
      case NONE, SLOW -> {
        var result = effect.get();
        if (dice.nextBoolean()) {
          activity.sleep(travel(dice, false));
        }
        yield result;
      }
    };
  }

  private static Crash crash(Activity activity) {
    activity.world.crash(activity.instance);
    return new Crash();
  }

  private static Duration travel(RandomGenerator dice, boolean slow) {
    if (slow) {
      return Duration.ofMillis(500 + dice.nextInt(25_000));
    }
    int millis = dice.nextInt(10) < 8 ? 5 : 200;
    return Duration.ofNanos(1_000 * dice.nextLong(50, millis * 1_000L));
  }
}
