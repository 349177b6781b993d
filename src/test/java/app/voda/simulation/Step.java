package app.voda.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Something that somebody does, or that befalls the world.
///
/// @param number names it within its seed
/// @param at since the world began
/// @param kind what it is
/// @param who a number that picks the member
/// @param which a number that picks the rest
record Step(int number, Duration at, Kind kind, int who, int which) {

  /// What can be done, and how often it is, compared to the others.
  enum Kind {
    OPEN(3),
    JOIN(10),
    POST(16),
    NUDGE(8),
    LEAVE(3),
    REORDER(2),
    CHANGE_PERIOD(4),
    DELETE(1),
    WITHDRAW(1),
    NEW_PHONE(4),
    SECOND_PHONE(2),
    REINSTALL(3),
    HAND_OVER(2),
    SIGN_OUT(2),
    RECONCILE(2),
    REPLAY(2),
    OUTAGE(3),
    CRASH(2),
    PURGE(1);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }

    private static Kind of(int roll) {
      int left = roll;
      for (var kind : values()) {
        left -= kind.weight;
        if (left < 0) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind for " + roll);
    }

    private static int all() {
      int all = 0;
      for (var kind : values()) {
        all += kind.weight;
      }
      return all;
    }
  }

  /// What happens in a seed's world.
  static List<Step> of(long seed) {
    var dice = Dice.of(seed, "steps", 0);
    var steps = new ArrayList<Step>();
    var at = Duration.ofSeconds(30);
    int many = 12 + dice.nextInt(30);
    for (int i = 0; i < many; i++) {
      var kind = i == 0 ? Kind.OPEN : i < 3 ? Kind.JOIN : Kind.of(dice.nextInt(Kind.all()));
      steps.add(new Step(i, at, kind, i == 0 ? 0 : dice.nextInt(1_000), dice.nextInt(1_000)));
      // A good part of it at the same moment, as that is where races are.
      at =
          at.plus(
              dice.nextInt(3) == 0
                  ? Duration.ofMillis(dice.nextInt(400))
                  : Duration.ofMinutes(dice.nextInt(300)));
    }
    return steps;
  }
}
