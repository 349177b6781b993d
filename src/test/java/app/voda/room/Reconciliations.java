package app.voda.room;

import app.voda.event.EventSettings;
import app.voda.event.TaskQueue;
import java.time.InstantSource;

/// Reconciliations, for tests of other packages.
public final class Reconciliations {
  private Reconciliations() {}

  /// One room after the other, on the caller's thread.
  public static Reconciliation inTurn(
      Rooms rooms,
      TaskQueue queue,
      Requests requests,
      InstantSource clock,
      EventSettings settings) {
    return new Reconciliation(rooms, queue, requests, clock, settings, Runnable::run);
  }
}
