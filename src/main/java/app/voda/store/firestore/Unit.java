package app.voda.store.firestore;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.Transaction;
import com.google.cloud.firestore.UpdateBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// One attempt of a transaction. It keeps its writes until the work is done, because Firestore
/// takes no read after a write.
final class Unit {
  private final Transaction transaction;
  private final Reads reads;
  private final List<Consumer<UpdateBuilder<?>>> writes = new ArrayList<>();
  private final Set<String> written = new HashSet<>();

  Unit(Transaction transaction) {
    this.transaction = transaction;
    this.reads = Reads.of(transaction);
  }

  Reads reads() {
    return reads;
  }

  void requireUnwritten(List<DocumentReference> documents) {
    for (var document : documents) {
      if (written.contains(document.getPath())) {
        throw new IllegalStateException("read after it was written: " + document.getPath());
      }
    }
  }

  void write(DocumentReference document, Consumer<UpdateBuilder<?>> write) {
    written.add(document.getPath());
    writes.add(write);
  }

  void flush() {
    writes.forEach(write -> write.accept(transaction));
  }
}
