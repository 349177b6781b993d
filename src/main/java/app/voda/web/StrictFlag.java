package app.voda.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Takes true or false, and nothing else. Jackson's own would give up at "yes" instead of letting
/// {@link JsonFaults} read on.
final class StrictFlag extends StdScalarDeserializer<Boolean> {
  StrictFlag() {
    super(Boolean.class);
  }

  @Override
  public @Nullable Boolean deserialize(JsonParser parser, DeserializationContext context) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default ->
          (Boolean) context.handleUnexpectedToken(context.constructType(Boolean.class), parser);
    };
  }
}
