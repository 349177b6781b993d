package app.voda.event;

import app.voda.event.http.EventJsons;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Callbacks, for tests of other packages.
public final class CallbacksOf {
  private CallbacksOf() {}

  /// Those that do this with every event, and keep dead letters in a store.
  public static Callbacks action(
      Function<RoomEvent, Outcome> acts, MemoryStore store, MeterRegistry meters) {
    return new Callbacks(
        List.of(new Acting(acts)),
        EventJsons.real(),
        new DeadLetterOffice(store.deadLetters(), meters),
        store.transactions(),
        new SettableClock(Samples.NOW),
        meters);
  }

  private record Acting(Function<RoomEvent, Outcome> acts) implements EventAction {
    @Override
    public Set<EventCode> codes() {
      return Set.of(EventCode.values());
    }

    @Override
    public Outcome act(RoomEvent event) {
      return acts.apply(event);
    }
  }
}
