package app.voda.store.firestore;

import app.voda.problem.Refusal;
import app.voda.store.Unreadable;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Precondition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A document as it was read, or a map within one. Fields that nobody asks for are passed over.
public final class Stored {
  private final DocumentSnapshot document;
  private final String path;
  private final Map<?, ?> fields;

  private Stored(DocumentSnapshot document, String path, Map<?, ?> fields) {
    this.document = document;
    this.path = path;
    this.fields = fields;
  }

  static Stored of(DocumentSnapshot document) {
    var fields = Objects.requireNonNullElse(document.getData(), Map.of());
    return new Stored(document, document.getReference().getPath(), fields);
  }

  public DocumentReference reference() {
    return document.getReference();
  }

  /// When the document was last written, in microseconds: no two writes of it share one.
  public long version() {
    var at = Objects.requireNonNull(document.getUpdateTime());
    return at.getSeconds() * 1_000_000 + at.getNanos() / 1_000;
  }

  static Precondition unchanged(long version) {
    return Precondition.updatedAt(Timestamp.ofTimeMicroseconds(version));
  }

  /// What is made of these fields. One that is there but ill-formed is as unreadable as one that is
  /// missing: no retry can mend that either.
  public <T> T parsed(Supplier<T> parser) {
    try {
      return parser.get();
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException | Refusal e) {
      throw new Unreadable(path + " is ill-formed: " + e.getMessage(), e);
    }
  }

  public boolean has(String field) {
    return fields.get(field) != null;
  }

  public String text(String field) {
    return get(field, String.class);
  }

  public @Nullable String textOrNull(String field) {
    return has(field) ? text(field) : null;
  }

  public int number(String field) {
    return Math.toIntExact(get(field, Long.class));
  }

  public boolean flag(String field) {
    return get(field, Boolean.class);
  }

  public Instant time(String field) {
    var at = get(field, Timestamp.class);
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }

  public @Nullable Instant timeOrNull(String field) {
    return has(field) ? time(field) : null;
  }

  public <E extends Enum<E>> E oneOf(Class<E> type, String field) {
    var name = text(field);
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw unreadable(field, "is not one of " + type.getSimpleName());
    }
  }

  /// The map in a field.
  public Stored part(String field) {
    return new Stored(document, path + "." + field, get(field, Map.class));
  }

  /// The names in a map.
  public List<String> names() {
    return fields.keySet().stream().map(String::valueOf).toList();
  }

  /// The texts in a list.
  public List<String> texts(String field) {
    return ((List<?>) get(field, List.class)).stream().map(String::valueOf).toList();
  }

  /// The maps in a list.
  public List<Stored> parts(String field) {
    return ((List<?>) get(field, List.class))
        .stream()
            .map(item -> {
              if (item instanceof Map<?, ?> map) {
                return new Stored(document, path + "." + field, map);
              }
              throw unreadable(field, "holds something else than maps");
            })
            .toList();
  }

  private <T> T get(String field, Class<T> type) {
    var value = fields.get(field);
    if (!type.isInstance(value)) {
      throw unreadable(field, value == null ? "is missing" : "is of another type");
    }
    return type.cast(value);
  }

  private Unreadable unreadable(String field, String why) {
    return new Unreadable(path + "." + field + " " + why);
  }
}
