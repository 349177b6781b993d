package app.voda.web;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Takes a time in RFC 3339, and nothing else: Jackson's own would take 1 and "1" for a moment in
/// 1970.
final class StrictTime extends StdScalarDeserializer<Instant> {
  // What every store can hold.
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  StrictTime() {
    super(Instant.class);
  }

  @Override
  public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), parser);
    }
    var text = parser.getString();
    try {
      var time = Instant.parse(text);
      if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // It is told below.
    }
    return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time");
  }
}
