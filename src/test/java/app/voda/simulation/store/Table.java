package app.voda.simulation.store;

import app.voda.store.Conflict;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// One kind of thing by key, always walked in the order of the keys: a seed must find the same
/// things in the same order each time. Within a transaction every call is the transaction's;
/// outside each stands alone.
final class Table<T> {
  private final SortedMap<String, Row<T>> rows = new TreeMap<>();
  private final Tables tables;

  Table(Tables tables) {
    this.tables = tables;
  }

  Optional<T> find(String key) {
    return view(view -> view.find(key));
  }

  /// What is true of this and has a key that begins so.
  List<T> list(String prefix, Predicate<T> where) {
    return view(view -> List.copyOf(view.list(prefix, where).values()));
  }

  void put(String key, T value) {
    view(view -> view.write(key, Optional.of(value)));
  }

  /// Adds what must not be there yet.
  ///
  /// @throws Conflict if there is something under this key
  void add(String key, T value) {
    view(view -> {
      if (view.find(key).isPresent()) {
        throw new Conflict("there is one: " + key);
      }
      return view.write(key, Optional.of(value));
    });
  }

  /// Changes what is under a key, if this is true of it.
  ///
  /// @return whether it was
  boolean update(String key, Predicate<T> where, UnaryOperator<T> change) {
    return view(view -> {
      var found = view.find(key).filter(where);
      return found.isPresent() && view.write(key, found.map(change));
    });
  }

  /// Changes all that is true of this and has a key that begins so.
  ///
  /// @return how many
  int updateAll(String prefix, Predicate<T> where, UnaryOperator<T> change) {
    return view(view -> {
      var found = view.list(prefix, where);
      found.forEach((key, value) -> view.write(key, Optional.of(change.apply(value))));
      return found.size();
    });
  }

  void remove(String key) {
    view(view -> view.write(key, Optional.empty()));
  }

  /// Removes what is true of this and has a key that begins so, at most so many.
  ///
  /// @return how many
  int removeAll(String prefix, Predicate<T> where, int most) {
    return view(view -> {
      var keys = view.list(prefix, where).keySet().stream().limit(most).toList();
      keys.forEach(key -> view.write(key, Optional.empty()));
      return keys.size();
    });
  }

  private <R> R view(Function<View<T>, R> call) {
    Supplier<R> work = () -> call.apply(tables.current().of(this));
    return tables.atomically(work);
  }

  Optional<Row<T>> committed(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  SortedMap<String, Row<T>> committed(String prefix, Predicate<T> where) {
    var found = new TreeMap<String, Row<T>>();
    rows.subMap(prefix, prefix + Character.MAX_VALUE)
        .forEach((key, row) -> {
          if (where.test(row.value())) {
            found.put(key, row);
          }
        });
    return found;
  }

  void commit(String key, Optional<T> value, long version) {
    value.ifPresentOrElse(v -> rows.put(key, new Row<>(v, version)), () -> rows.remove(key));
  }
}
