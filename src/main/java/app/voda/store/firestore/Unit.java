package app.voda.store.firestore;

import app.voda.store.Conflict;
import com.google.api.core.ApiFuture;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Transaction;
import com.google.cloud.firestore.TransactionOptions;
import com.google.cloud.firestore.UpdateBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// One attempt of a transaction (docs/adr/0009). It reads without locks and keeps its writes until
/// the work is done; they are committed only if nothing that was read has changed.
final class Unit {
  private static final TransactionOptions ONCE =
      TransactionOptions.createReadWriteOptionsBuilder().setNumberOfAttempts(1).build();

  private final Firestore firestore;
  private final Reads reads;
  private final List<Step> steps = new ArrayList<>();
  private final Set<DocumentReference> written = new HashSet<>();

  Unit(Firestore firestore) {
    this.firestore = firestore;
    this.reads = Reads.of(firestore);
  }

  private record Step(DocumentReference document, Write write) {}

  Reads reads() {
    return reads;
  }

  void requireUnwritten(List<DocumentReference> documents) {
    for (var document : documents) {
      if (written.contains(document)) {
        throw new IllegalStateException("read after it was written: " + document.getPath());
      }
    }
  }

  void write(DocumentReference document, Write write) {
    written.add(document);
    steps.add(new Step(document, write));
  }

  boolean isReadOnly() {
    return steps.isEmpty();
  }

  /// Commits what was written, all or nothing.
  ApiFuture<?> commit() {
    var onlyRead = reads.seen().stream().filter(d -> !written.contains(d.getReference())).toList();
    if (onlyRead.isEmpty()) {
      var batch = firestore.batch();
      apply(batch);
      return batch.commit();
    }
    return firestore.runTransaction(
        transaction -> {
          requireUnchanged(onlyRead, transaction);
          apply(transaction);
          return true;
        },
        ONCE);
  }

  private void apply(UpdateBuilder<?> batch) {
    var fenced = new HashSet<DocumentReference>();
    for (var step : steps) {
      // The first write of a document fences the others.
      var seen = fenced.add(step.document()) ? reads.seen(step.document()) : null;
      step.write().to(batch, step.document(), seen);
    }
  }

  private static void requireUnchanged(List<DocumentSnapshot> seen, Transaction transaction) {
    var documents = seen.stream().map(DocumentSnapshot::getReference);
    var now = Calls.await(transaction.getAll(documents.toArray(DocumentReference[]::new)));
    for (int i = 0; i < seen.size(); i++) {
      if (!Objects.equals(seen.get(i).getUpdateTime(), now.get(i).getUpdateTime())) {
        throw new Conflict("it has changed: " + now.get(i).getReference().getPath());
      }
    }
  }
}
