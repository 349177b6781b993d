package app.voda.web;

import app.voda.problem.FieldProblem;
import app.voda.problem.Refusal;
import app.voda.store.Cursor;
import app.voda.store.PageRequest;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads `?cursor=&size=`.
public final class Paging {
  private static final int MOST = 100;

  private Paging() {}

  /// Reads the two parameters.
  ///
  /// @throws Refusal 400 naming the field
  public static PageRequest page(@Nullable String cursor, @Nullable String size, int defaultSize) {
    return page(cursor, size, defaultSize, _ -> true);
  }

  /// Reads the two parameters of a list whose cursors are told from those of others.
  ///
  /// @param ofThisList whether a cursor can be of this list
  /// @throws Refusal 400 naming the field
  public static PageRequest page(
      @Nullable String cursor,
      @Nullable String size,
      int defaultSize,
      Predicate<Cursor> ofThisList) {
    var problems = new ArrayList<FieldProblem>();
    Cursor after = null;
    if (cursor != null) {
      try {
        after = Cursor.parse(cursor);
      } catch (IllegalArgumentException e) {
        after = null;
      }
      if (after == null || !ofThisList.test(after)) {
        problems.add(new FieldProblem("cursor", "must be a nextCursor of this list"));
      }
    }
    int most = defaultSize;
    if (size != null) {
      try {
        most = Integer.parseInt(size);
      } catch (NumberFormatException e) {
        most = 0;
      }
      if (most < 1 || most > MOST) {
        problems.add(new FieldProblem("size", "must be a number from 1 to " + MOST));
      }
    }
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
    return new PageRequest(after, most);
  }
}
