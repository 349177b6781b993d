package app.voda.simulation.store;

import java.util.LinkedHashMap;
import java.util.Map;

/// One attempt of a transaction: what it has read and is going to write, by table.
///
/// @param startedAfter the number of the last commit before it
record Attempt(long startedAfter, Map<Table<?>, View<?>> views) {
  static Attempt after(long commit) {
    return new Attempt(commit, new LinkedHashMap<>());
  }

  @SuppressWarnings("unchecked") // A view is kept under the table that it is of.
  <T> View<T> of(Table<T> table) {
    return (View<T>) views.computeIfAbsent(table, _ -> new View<>(table));
  }

  boolean isReadOnly() {
    return views.values().stream().allMatch(View::isReadOnly);
  }

  boolean isUnchanged() {
    return views.values().stream().allMatch(View::isUnchanged);
  }

  void commit(long version) {
    views.values().forEach(view -> view.commit(version));
  }
}
