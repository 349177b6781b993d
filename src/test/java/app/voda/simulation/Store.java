package app.voda.simulation;

import java.util.Map;
import java.util.Objects;

/// The ports of one world's store.
///
/// @param ports each port by its type
/// @param locks whether a transaction holds locks, so that no other may go on in its middle
/// @param end lets go of what it holds
record Store(Map<Class<?>, Object> ports, boolean locks, Runnable end) {

  <T> T port(Class<T> type) {
    return type.cast(Objects.requireNonNull(ports.get(type)));
  }
}
