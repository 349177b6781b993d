package app.voda.simulation.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What one attempt of a transaction has read of a table, and is going to write to it.
final class View<T> {
  private final Table<T> table;
  private final Map<String, Optional<Row<T>>> seen = new HashMap<>();
  private final Map<String, Optional<T>> written = new HashMap<>();

  View(Table<T> table) {
    this.table = table;
  }

  Optional<T> find(String key) {
    var mine = written.get(key);
    return mine != null
        ? mine
        : seen.computeIfAbsent(key, table::committed).map(row -> row.value());
  }

  SortedMap<String, T> list(String prefix, Predicate<T> where) {
    var committed = table.committed(prefix, where);
    var found = new TreeMap<String, T>();
    committed.forEach((key, row) -> {
      seen.putIfAbsent(key, Optional.of(row));
      found.put(key, row.value());
    });
    written.forEach((key, value) -> {
      found.remove(key);
      if (key.startsWith(prefix)) {
        value.filter(where).ifPresent(v -> found.put(key, v));
      }
    });
    return found;
  }

  boolean write(String key, Optional<T> value) {
    written.put(key, value);
    return true;
  }

  boolean isReadOnly() {
    return written.isEmpty();
  }

  /// Whether what was read is as it was. As in Firestore, what a query would find now besides does
  /// not matter.
  boolean isUnchanged() {
    return seen.entrySet().stream()
        .allMatch(e -> version(table.committed(e.getKey())) == version(e.getValue()));
  }

  void commit(long version) {
    written.forEach((key, value) -> table.commit(key, value, version));
  }

  // A row that there is not is in version 0.
  private static long version(Optional<? extends Row<?>> row) {
    return row.isPresent() ? row.get().version() : 0;
  }
}
