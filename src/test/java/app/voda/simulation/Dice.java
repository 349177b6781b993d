package app.voda.simulation;

import java.util.random.RandomGenerator;

/// Chance that a seed decides. Each roll stands for itself: whether one thing is left out of a
/// history, as when a failing one is made smaller, does not change what chance does to the others.
final class Dice {
  private Dice() {}

  /// What chance says about one thing.
  ///
  /// @param what names the thing, the same in every run of this seed
  static RandomGenerator of(long seed, String what, long number) {
    long hash = seed;
    for (int i = 0; i < what.length(); i++) {
      hash = mixed(hash ^ what.charAt(i));
    }
    return new java.util.SplittableRandom(mixed(hash + number));
  }

  // The finalizer of SplitMix64, which spreads every bit over all.
  private static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
