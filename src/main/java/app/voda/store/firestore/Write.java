package app.voda.store.firestore;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.UpdateBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One write of a document.
interface Write {

  /// Puts it into a batch.
  ///
  /// @param seen the document as it was read, which it must still be; null if it was not read
  void to(UpdateBuilder<?> batch, DocumentReference document, @Nullable DocumentSnapshot seen);

  static Write create(Fields fields) {
    return (batch, document, _) -> batch.create(document, fields.map());
  }

  static Write set(Fields fields) {
    return (batch, document, seen) -> {
      if (seen == null) {
        batch.set(document, fields.map());
      } else if (seen.exists()) {
        batch.update(document, fields.map(), unchanged(seen));
      } else {
        batch.create(document, fields.map());
      }
    };
  }

  /// Replaces these fields.
  ///
  /// @param version as it was read; null where it is the one that the transaction has read
  static Write update(@Nullable Long version, Fields fields) {
    return (batch, document, seen) -> {
      Map<String, @Nullable Object> map = fields.map();
      if (version != null) {
        batch.update(document, map, Stored.unchanged(version));
      } else if (isThere(seen)) {
        batch.update(document, map, unchanged(seen));
      } else {
        batch.update(document, map);
      }
    };
  }

  static Write put(FieldPath field, @Nullable Object value) {
    return (batch, document, seen) -> {
      if (isThere(seen)) {
        batch.update(document, unchanged(seen), field, value);
      } else {
        batch.update(document, field, value);
      }
    };
  }

  static Write delete(@Nullable Long version) {
    return (batch, document, seen) ->
        batch.delete(document, version == null ? unchanged(seen) : Stored.unchanged(version));
  }

  // With an empty precondition Firestore's client would not even ask that there is a document, and
  // make one that has nothing but these fields.
  private static boolean isThere(@Nullable DocumentSnapshot seen) {
    return seen != null && seen.exists();
  }

  private static Precondition unchanged(@Nullable DocumentSnapshot seen) {
    var at = seen == null ? null : seen.getUpdateTime();
    return at == null ? Precondition.NONE : Precondition.updatedAt(at);
  }
}
