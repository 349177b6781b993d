package app.voda.store.firestore;

import app.voda.id.Digest;
import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Precondition;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.UpdateBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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

  /// What was read before something was written is not what there is.
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
    return reads.isBound() ? reads.get() : Reads.of(firestore);
  }

  /// How many documents a query finds; of a thousand index entries one read is billed.
  public int count(Query query) {
    return Math.toIntExact(Calls.await(query.count().get()).getCount());
  }

  /// Adds a document.
  ///
  /// @throws app.voda.store.Conflict if there is one
  public void create(DocumentReference document, Fields fields) {
    write(document, batch -> batch.create(document, fields.map()));
  }

  /// Adds documents, all or none.
  ///
  /// @throws app.voda.store.Conflict if there is one of them
  public void create(Map<DocumentReference, Fields> all) {
    write(
        List.copyOf(all.keySet()),
        (batch, document) ->
            batch.create(document, Objects.requireNonNull(all.get(document)).map()));
  }

  /// Adds or replaces a document.
  public void set(DocumentReference document, Fields fields) {
    write(document, batch -> batch.set(document, fields.map()));
  }

  /// Replaces these fields of a document.
  ///
  /// @param version as it was read; null for any
  /// @throws app.voda.store.Conflict if there is none, or not in that version
  public void update(DocumentReference document, @Nullable Long version, Fields fields) {
    var map = fields.map();
    write(
        document,
        batch -> {
          if (version == null) {
            batch.update(document, map);
          } else {
            batch.update(document, map, Precondition.updatedAt(Stored.ofVersion(version)));
          }
        });
  }

  /// Replaces one field somewhere in a document.
  ///
  /// @throws app.voda.store.Conflict if there is no such document
  public void put(DocumentReference document, FieldPath field, @Nullable Object value) {
    var plain = value instanceof Fields part ? part.map() : value;
    write(document, batch -> batch.update(document, field, plain));
  }

  /// Removes a document; that there is none does not matter.
  public void delete(DocumentReference document) {
    write(document, batch -> batch.delete(document));
  }

  /// Removes a document in the version that was read.
  ///
  /// @throws app.voda.store.Conflict if it is no longer in that version
  public void delete(DocumentReference document, long version) {
    var unchanged = Precondition.updatedAt(Stored.ofVersion(version));
    write(document, batch -> batch.delete(document, unchanged));
  }

  /// Removes what a query finds.
  ///
  /// @return how many documents
  public int deleteAll(Query query) {
    var found = list(query.select(FieldPath.documentId()));
    write(found.stream().map(Stored::reference).toList(), UpdateBuilder::delete);
    return found.size();
  }

  /// One document's part of a write.
  public interface Write {
    void to(UpdateBuilder<?> batch, DocumentReference document);
  }

  /// Writes several documents, all or none.
  public void write(List<DocumentReference> documents, Write write) {
    if (unit.isBound()) {
      documents.forEach(document -> unit.get().write(document, batch -> write.to(batch, document)));
    } else if (!documents.isEmpty()) {
      var batch = firestore.batch();
      documents.forEach(document -> write.to(batch, document));
      forgetReads();
      Calls.commit(batch.commit());
    }
  }

  private void write(DocumentReference document, Consumer<UpdateBuilder<?>> write) {
    write(List.of(document), (batch, _) -> write.accept(batch));
  }
}
