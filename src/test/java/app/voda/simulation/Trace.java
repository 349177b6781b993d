package app.voda.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What happened, for who must find out why.
final class Trace {
  private final Supplier<Instant> now;
  private final List<String> lines = new ArrayList<>();
  private final Set<String> faulty = new LinkedHashSet<>();

  Trace(Supplier<Instant> now) {
    this.now = now;
  }

  void note(String line) {
    lines.add(now.get() + " " + line);
  }

  void fault(String call, String line) {
    faulty.add(call);
    note("  ! " + call + " " + line);
  }

  void fault(String what) {
    faulty.add(what);
    note("  ! " + what);
  }

  /// The calls, and what else, that went wrong.
  Set<String> faulty() {
    return faulty;
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
