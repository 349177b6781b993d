package app.voda.store.firestore;

import app.voda.id.Digest;
import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The documents of the database. Within a transaction every read and write is the transaction's;
/// outside each stands alone.
public final class Documents {
  // Firestore refuses slashes, dots and names in underscores.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{1,256}");

  private final Firestore firestore;
  private final ScopedValue<Unit> unit = ScopedValue.newInstance();
  private final ScopedValue<Reads> reads = ScopedValue.newInstance();

  public Documents(Firestore firestore) {
    this.firestore = firestore;
  }

  Firestore firestore() {
    return firestore;
  }

  boolean inTransaction() {
    return unit.isBound();
  }

  <T> T within(Unit attempt, Supplier<T> work) {
    return ScopedValue.where(unit, attempt).call(work::get);
  }

  <T> T reading(Supplier<T> work) {
    return unit.isBound() || reads.isBound()
        ? work.get()
        : ScopedValue.where(reads, Reads.of(firestore)).call(work::get);
  }

  /// What was read before a transaction may not be what there is after it.
  void forgetReads() {
    if (reads.isBound()) {
      reads.get().forget();
    }
  }

  public CollectionReference in(String collection) {
    return firestore.collection(collection);
  }

  /// All collections of that name, whatever document they are under.
  public Query inAll(String collection) {
    return firestore.collectionGroup(collection);
  }

  public DocumentReference at(String collection, String id) {
    return at(in(collection), id);
  }

  /// A document by its id, which may come from outside: one that Firestore would refuse is that of
  /// a document that nobody has written.
  public DocumentReference at(CollectionReference collection, String id) {
    return collection.document(PLAIN.matcher(id).matches() ? id : Digest.of(id));
  }

  public Optional<Stored> find(DocumentReference document) {
    return findAll(Stream.of(document)).stream().findFirst();
  }

  /// Whether there is a document. Within a transaction: as it was read, whatever was put into it
  /// since.
  public boolean has(DocumentReference document) {
    return read().documents(List.of(document)).getFirst().exists();
  }

  /// The documents among these that there are.
  public List<Stored> findAll(Stream<DocumentReference> documents) {
    var wanted = documents.toList();
    if (unit.isBound()) {
      unit.get().requireUnwritten(wanted);
    }
    return read().documents(wanted).stream()
        .filter(DocumentSnapshot::exists)
        .map(Stored::of)
        .toList();
  }

  public List<Stored> list(Query query) {
    return read().documents(query).stream().map(Stored::of).toList();
  }

  private Reads read() {
    if (unit.isBound()) {
      return unit.get().reads();
    }
    if (reads.isBound()) {
      reads.get().forgetOld();
      return reads.get();
    }
    return Reads.of(firestore);
  }

  /// How many documents a query finds; of a thousand index entries one read is billed.
  public int count(Query query) {
    return Math.toIntExact(Calls.await(query.count().get()).getCount());
  }

  /// Adds a document.
  ///
  /// @throws app.voda.store.Conflict if there is one
  public void create(DocumentReference document, Fields fields) {
    write(Map.of(document, Write.create(fields)));
  }

  /// Adds documents, all or none.
  ///
  /// @throws app.voda.store.Conflict if there is one of them
  public void create(Map<DocumentReference, Fields> all) {
    var writes = new HashMap<DocumentReference, Write>();
    all.forEach((document, fields) -> writes.put(document, Write.create(fields)));
    write(writes);
  }

  /// Adds or replaces a document.
  public void set(DocumentReference document, Fields fields) {
    write(Map.of(document, Write.set(fields)));
  }

  /// Replaces these fields of a document.
  ///
  /// @throws app.voda.store.Conflict if there is none
  public void update(DocumentReference document, Fields fields) {
    write(Map.of(document, Write.update(null, fields)));
  }

  /// Replaces these fields of a document in the version that was read.
  ///
  /// @throws app.voda.store.Conflict if there is none, or not in that version
  public void update(DocumentReference document, long version, Fields fields) {
    write(Map.of(document, Write.update(version, fields)));
  }

  /// Replaces one field somewhere in a document.
  ///
  /// @throws app.voda.store.Conflict if there is no such document
  public void put(DocumentReference document, FieldPath field, @Nullable Object value) {
    write(Map.of(document, Write.put(field, Fields.plain(value))));
  }

  /// Removes a document; that there is none does not matter.
  public void delete(DocumentReference document) {
    write(Map.of(document, Write.delete(null)));
  }

  /// Removes a document in the version that was read.
  ///
  /// @throws app.voda.store.Conflict if it is no longer in that version
  public void delete(DocumentReference document, long version) {
    write(Map.of(document, Write.delete(version)));
  }

  /// Removes what a query finds.
  ///
  /// @return how many documents
  public int deleteAll(Query query) {
    return writeAll(query, Write.delete(null));
  }

  /// Replaces these fields of what a query finds.
  public void updateAll(Query query, Fields fields) {
    var _ = writeAll(query, Write.update(null, fields));
  }

  private int writeAll(Query query, Write write) {
    var found = list(query);
    var writes = new HashMap<DocumentReference, Write>();
    found.forEach(document -> writes.put(document.reference(), write));
    write(writes);
    return found.size();
  }

  private void write(Map<DocumentReference, Write> writes) {
    if (unit.isBound()) {
      writes.forEach(unit.get()::write);
    } else if (!writes.isEmpty()) {
      var batch = firestore.batch();
      writes.forEach((document, write) -> write.to(batch, document, null));
      if (reads.isBound()) {
        reads.get().forget(writes.keySet());
      }
      Calls.commit(batch.commit());
    }
  }
}
