package app.voda.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What {@link app.voda.store.Transactions#reading} allows a store: within it, a thing that was
/// read may be remembered until something is written, for a second as Firestore's adapter does.
final class ReadOnce {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private record Read(Instant at, Object value) {}

  private final Map<String, Read> reads = new HashMap<>();
  private boolean open;

  <T> T within(Supplier<T> work) {
    open = true;
    try {
      return work.get();
    } finally {
      open = false;
      reads.clear();
    }
  }

  @Nullable Object remembered(String call, Instant now) {
    var read = open ? reads.get(call) : null;
    return read == null || now.isAfter(read.at().plus(FRESH)) ? null : read.value();
  }

  void remember(String call, @Nullable Object value, Instant now) {
    if (open && value != null) {
      reads.put(call, new Read(now, value));
    }
  }

  void forget() {
    reads.clear();
  }
}
