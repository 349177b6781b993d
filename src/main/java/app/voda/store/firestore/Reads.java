package app.voda.store.firestore;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Query;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was read so far for one piece of work: each document and each query once, because each is
/// billed.
final class Reads {
  // As long as work without a pause takes at most. After a longer one, such as a send that waits
  // for its provider, the world may be another.
  private static final long OLD = Duration.ofSeconds(1).toNanos();

  private final Firestore firestore;
  private final Map<DocumentReference, DocumentSnapshot> documents = new HashMap<>();
  private final Map<Query, List<? extends DocumentSnapshot>> queries = new HashMap<>();
  private long since = System.nanoTime();

  private Reads(Firestore firestore) {
    this.firestore = firestore;
  }

  static Reads of(Firestore firestore) {
    return new Reads(firestore);
  }

  List<DocumentSnapshot> documents(List<DocumentReference> wanted) {
    var missing =
        wanted.stream()
            .distinct()
            .filter(document -> !documents.containsKey(document))
            .toArray(DocumentReference[]::new);
    if (missing.length > 0) {
      Calls.await(firestore.getAll(missing)).forEach(this::keep);
    }
    return wanted.stream()
        .map(document -> Objects.requireNonNull(documents.get(document)))
        .toList();
  }

  List<? extends DocumentSnapshot> documents(Query query) {
    var known = queries.get(query);
    if (known == null) {
      known = Calls.await(query.get()).getDocuments();
      queries.put(query, known);
      known.forEach(this::keep);
    }
    return known;
  }

  private void keep(DocumentSnapshot document) {
    documents.putIfAbsent(document.getReference(), document);
  }

  /// All documents that were read, also those that there are not.
  List<DocumentSnapshot> seen() {
    return List.copyOf(documents.values());
  }

  @Nullable DocumentSnapshot seen(DocumentReference document) {
    return documents.get(document);
  }

  /// Forgets what was written: one who looks again sees it.
  void forget(Set<DocumentReference> written) {
    documents.keySet().removeAll(written);
    queries.clear();
  }

  void forgetOld() {
    if (System.nanoTime() - since > OLD) {
      forget();
    }
  }

  void forget() {
    documents.clear();
    queries.clear();
    since = System.nanoTime();
  }
}
