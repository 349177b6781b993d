package app.voda.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// A place in a list that is ordered by a time and, within it, by an id.
public record Cursor(Instant at, String id) {
  // What every store can hold.
  private static final long FURTHEST = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

  /// Reads a cursor.
  ///
  /// @throws IllegalArgumentException if it is not a cursor that voda gave out
  public static Cursor parse(String text) {
    var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    int split = plain.indexOf(' ');
    if (split < 0) {
      throw new IllegalArgumentException("not a cursor");
    }
    long millis = Long.parseLong(plain.substring(0, split));
    if (millis < 0 || millis > FURTHEST) {
      throw new IllegalArgumentException("not a cursor");
    }
    return new Cursor(Instant.ofEpochMilli(millis), plain.substring(split + 1));
  }

  @Override
  public String toString() {
    var plain = at.toEpochMilli() + " " + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
