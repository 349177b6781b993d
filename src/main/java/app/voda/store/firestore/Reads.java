package app.voda.store.firestore;

import com.google.api.core.ApiFuture;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QuerySnapshot;
import com.google.cloud.firestore.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// What was read so far for one piece of work: each document and each query once, because each is
/// billed.
final class Reads {
  private final Function<DocumentReference[], ApiFuture<List<DocumentSnapshot>>> getAll;
  private final Function<Query, ApiFuture<QuerySnapshot>> get;
  private final Map<String, DocumentSnapshot> documents = new HashMap<>();
  private final Map<Query, List<? extends DocumentSnapshot>> queries = new HashMap<>();

  private Reads(
      Function<DocumentReference[], ApiFuture<List<DocumentSnapshot>>> getAll,
      Function<Query, ApiFuture<QuerySnapshot>> get) {
    this.getAll = getAll;
    this.get = get;
  }

  static Reads of(Firestore firestore) {
    return new Reads(firestore::getAll, Query::get);
  }

  static Reads of(Transaction transaction) {
    return new Reads(transaction::getAll, transaction::get);
  }

  List<DocumentSnapshot> documents(List<DocumentReference> wanted) {
    var missing =
        wanted.stream()
            .distinct()
            .filter(document -> !documents.containsKey(document.getPath()))
            .toArray(DocumentReference[]::new);
    if (missing.length > 0) {
      Calls.await(getAll.apply(missing))
          .forEach(found -> documents.put(found.getReference().getPath(), found));
    }
    return wanted.stream()
        .map(document -> Objects.requireNonNull(documents.get(document.getPath())))
        .toList();
  }

  List<? extends DocumentSnapshot> documents(Query query) {
    var known = queries.get(query);
    if (known == null) {
      known = Calls.await(get.apply(query)).getDocuments();
      queries.put(query, known);
    }
    return known;
  }

  void forget() {
    documents.clear();
    queries.clear();
  }
}
