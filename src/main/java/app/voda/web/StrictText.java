package app.voda.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Takes a JSON string for a text, and nothing else: Jackson's own would take 12 for "12".
final class StrictText extends StdScalarDeserializer<String> {
  StrictText() {
    super(String.class);
  }

  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
    return parser.hasToken(JsonToken.VALUE_STRING)
        ? parser.getString()
        : (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
  }
}
