package app.voda.device;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/// Pruning, for tests of other packages.
public final class Prunings {
  private Prunings() {}

  public static Pruning over(Devices devices, Clock clock) {
    return new Pruning(devices, clock, new SimpleMeterRegistry());
  }
}
