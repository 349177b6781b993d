package app.voda.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Times on their way into and out of a column `timestamp with time zone`, the only kind that H2
/// keeps apart from the session's zone.
public final class Times {
  private Times() {}

  public static OffsetDateTime in(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  public static @Nullable OffsetDateTime inOrNull(@Nullable Instant time) {
    return time == null ? null : in(time);
  }

  public static Instant out(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static @Nullable Instant outOrNull(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
