package app.voda.web;

import app.voda.problem.FieldProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/// Collects values of the wrong type and reads on, so that all wrong fields are told at once.
final class JsonFaults extends DeserializationProblemHandler {
  private static final String KEY = JsonFaults.class.getName();

  /// What was collected while this request's body was read.
  static List<FieldProblem> collected() {
    var request = RequestContextHolder.getRequestAttributes();
    var faults =
        request == null ? null : request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST);
    @SuppressWarnings("unchecked")
    var known = (List<FieldProblem>) faults;
    return known == null ? List.of() : known;
  }

  private static void collect(DeserializationContext context, String message) {
    var request = RequestContextHolder.currentRequestAttributes();
    var faults = new ArrayList<>(collected());
    var path = context.getParser().streamReadContext().pathAsPointer().toString();
    faults.add(new FieldProblem(field(path), message));
    request.setAttribute(KEY, faults, RequestAttributes.SCOPE_REQUEST);
  }

  // As validation names it: order[1], alarms.quietHours.from.
  private static String field(String pointer) {
    return pointer.replaceFirst("^/", "").replaceAll("/(\\d+)", "[$1]").replace('/', '.');
  }

  @Override
  public @Nullable Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      JsonToken token,
      JsonParser parser,
      @Nullable String failure) {
    collect(context, "must be " + kind(type));
    parser.skipChildren();
    return null;
  }

  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String value, String failure) {
    collect(context, "must be " + kind(context.constructType(type)));
    return null;
  }

  @Override
  public @Nullable Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> type, Number value, String failure) {
    collect(context, "must be " + kind(context.constructType(type)));
    return null;
  }

  private static String kind(JavaType type) {
    if (type.isEnumType()) {
      return Arrays.stream(type.getRawClass().getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type.isCollectionLikeType()) {
      return "a list";
    }
    if (type.hasRawClass(String.class)) {
      return "a text";
    }
    if (type.hasRawClass(Instant.class)) {
      return "a time such as 2026-03-01T09:00:00Z";
    }
    return type.hasRawClass(Boolean.class) ? "true or false" : "an object";
  }
}
