package app.voda.store.firestore;

import com.google.cloud.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a document that is about to be written. What is null is written as null, so that a
/// document says of each field that it was meant.
public final class Fields {
  private final Map<String, @Nullable Object> fields = new HashMap<>();

  public Fields with(String name, @Nullable Object value) {
    fields.put(name, plain(value));
    return this;
  }

  public Fields with(String name, @Nullable Instant at) {
    return with(name, at == null ? null : (Object) time(at));
  }

  public Fields with(String name, @Nullable Enum<?> value) {
    return with(name, value == null ? null : (Object) value.name());
  }

  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Fields part -> part.fields;
      case List<?> list -> list.stream().map(Fields::plain).toList();
      case null, default -> value;
    };
  }

  Map<String, @Nullable Object> map() {
    return fields;
  }

  /// A time as Firestore keeps it.
  public static Timestamp time(Instant at) {
    return Timestamp.ofTimeSecondsAndNanos(at.getEpochSecond(), at.getNano());
  }
}
