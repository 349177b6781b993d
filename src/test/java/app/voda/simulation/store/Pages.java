package app.voda.simulation.store;

import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Cuts lists into pages, by the cursors of what is in them.
final class Pages {
  static final Comparator<Cursor> EARLIEST_FIRST =
      Comparator.comparing(Cursor::at).thenComparing(Cursor::id);
  static final Comparator<Cursor> LATEST_FIRST = EARLIEST_FIRST.reversed();

  private Pages() {}

  static <T> Page<T> cut(
      List<T> all, PageRequest page, Comparator<Cursor> order, Function<T, Cursor> cursor) {
    var after = page.after();
    var read =
        all.stream()
            .filter(item -> after == null || order.compare(cursor.apply(item), after) > 0)
            .sorted(Comparator.comparing(cursor, order))
            .limit(page.size() + 1L)
            .toList();
    return Page.cut(read, page.size(), cursor);
  }
}
