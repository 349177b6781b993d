package app.voda.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Part of a list.
///
/// @param nextCursor where the next part starts; null at the end
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /// Cuts a page out of what was read, which is one item more than asked for when there is more.
  public static <T> Page<T> cut(List<T> read, int size, Function<T, Cursor> cursor) {
    if (read.size() <= size) {
      return new Page<>(read, null);
    }
    return new Page<>(read.subList(0, size), cursor.apply(read.get(size - 1)).toString());
  }

  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), nextCursor);
  }
}
