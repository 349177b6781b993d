package app.voda.simulation;

import java.util.Set;
import java.util.random.RandomGenerator;

/// How badly a seed's world behaves.
///
/// @param crashes how likely a call is to be its process's last
/// @param faults how likely a call is to fail, before or after its effect
/// @param slowness how likely a call is to take seconds
/// @param repeats how likely a task is to be delivered twice
/// @param lateness how likely a delivery is to be late by minutes
record Weather(double crashes, double faults, double slowness, double repeats, double lateness) {
  static final Weather CALM = new Weather(0, 0, 0, 0, 0);

  static Weather of(long seed) {
    var dice = Dice.of(seed, "weather", 0);
    return new Weather(
        oneOf(dice, 0, 0.002, 0.01),
        oneOf(dice, 0, 0.01, 0.05),
        oneOf(dice, 0, 0.01, 0.05),
        oneOf(dice, 0, 0.05, 0.2),
        oneOf(dice, 0, 0.05, 0.2));
  }

  private static double oneOf(RandomGenerator dice, double... choices) {
    return choices[dice.nextInt(choices.length)];
  }

  /// What happens to one call.
  ///
  /// @param possible a call that changes nothing has no answer whose loss would matter
  Fault fault(RandomGenerator dice, Set<Fault> possible) {
    double roll = dice.nextDouble();
    boolean after = dice.nextBoolean();
    Fault fault;
    if (roll < crashes) {
      fault = after ? Fault.CRASH_AFTER : Fault.CRASH_BEFORE;
    } else if (roll < crashes + faults) {
      fault = after ? Fault.LOST_ANSWER : Fault.UNAVAILABLE;
    } else if (roll < crashes + faults + slowness) {
      fault = after && possible.contains(Fault.HANGS) ? Fault.HANGS : Fault.SLOW;
    } else {
      fault = Fault.NONE;
    }
    return possible.contains(fault) ? fault : Fault.NONE;
  }
}
