package app.voda.push;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/// Pushes over a sender, for tests of other packages.
public final class PushesTo {
  private PushesTo() {}

  public static Pushes sender(PushSender sender) {
    return new Pushes(List.of(sender), List.of(), new SimpleMeterRegistry());
  }

  public static Pushes activities(ActivitySender sender) {
    return new Pushes(List.of(), List.of(sender), new SimpleMeterRegistry());
  }

  /// One after the other, on the caller's thread.
  public static Pushes inTurn(PushSender sender) {
    return new Pushes(List.of(sender), List.of(), new SimpleMeterRegistry(), Runnable::run);
  }
}
