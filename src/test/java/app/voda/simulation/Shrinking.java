package app.voda.simulation;

import app.voda.simulation.Simulation.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes a failing history smaller, as long as it fails: first what people do, then what goes
/// wrong.
final class Shrinking {
  private static final int MOST_RUNS = 400;

  private final Simulation simulation;
  private final long seed;
  private List<Step> steps;
  private Set<String> withoutFaults = Set.of();
  private Result smallest;
  private int runs;

  private Shrinking(Simulation simulation, long seed, Result failed) {
    this.simulation = simulation;
    this.seed = seed;
    this.steps = Step.of(seed);
    this.smallest = failed;
  }

  /// A history of this seed as small as was found, which still breaks an invariant.
  static Result smallest(Simulation simulation, long seed, Result failed) {
    var shrinking = new Shrinking(simulation, seed, failed);
    shrinking.dropSteps();
    // Where one is gone others may come instead.
    while (shrinking.dropFaults()) {}
    return shrinking.smallest;
  }

  private void dropSteps() {
    for (int size = steps.size() / 2; size > 0; size /= 2) {
      for (int from = steps.size() - size; from >= 0; from -= size) {
        var fewer = new ArrayList<>(steps);
        fewer.subList(from, Math.min(from + size, fewer.size())).clear();
        if (fails(fewer, withoutFaults)) {
          steps = fewer;
        }
      }
    }
  }

  private boolean dropFaults() {
    boolean dropped = false;
    var faults = List.copyOf(smallest.faulty());
    for (int size = faults.size(); size > 0; size /= 2) {
      for (int from = 0; from < faults.size(); from += size) {
        var fewer = new HashSet<>(withoutFaults);
        fewer.addAll(faults.subList(from, Math.min(from + size, faults.size())));
        if (fewer.size() > withoutFaults.size() && fails(steps, fewer)) {
          withoutFaults = fewer;
          dropped = true;
        }
      }
    }
    return dropped;
  }

  private boolean fails(List<Step> fewer, Set<String> without) {
    if (runs++ >= MOST_RUNS) {
      return false;
    }
    var result = simulation.run(seed, fewer, without);
    if (result.broken() == null) {
      return false;
    }
    smallest = result;
    return true;
  }
}
