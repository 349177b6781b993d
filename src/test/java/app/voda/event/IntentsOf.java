package app.voda.event;

import app.voda.id.IdSource;
import java.time.InstantSource;

/// Intents, for tests of other packages.
public final class IntentsOf {
  private IntentsOf() {}

  public static Intents settings(EventSettings settings, IdSource ids, InstantSource clock) {
    return new Intents(ids, clock, settings);
  }
}
