package app.voda.room.firestore;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Room;
import app.voda.room.Rooms;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import app.voda.store.Unreadable;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.Query.Direction;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rooms in Firestore, one document each; its time of change fences writers.
public final class FirestoreRooms implements Rooms {
  private static final Logger log = LoggerFactory.getLogger(FirestoreRooms.class);
  private static final String ROOMS = "rooms";

  private final Documents documents;

  public FirestoreRooms(Documents documents) {
    this.documents = documents;
  }

  @Override
  public Optional<Room> find(RoomId id) {
    return documents.find(at(id)).map(RoomFields::room);
  }

  @Override
  public void save(Room room) {
    var fields = RoomFields.of(room);
    if (room.version() == 0) {
      documents.create(at(room.id()), fields);
    } else {
      documents.update(at(room.id()), room.version(), fields);
    }
  }

  @Override
  public void delete(Room room) {
    documents.delete(at(room.id()), room.version());
  }

  @Override
  public Page<Room> of(MemberId member, PageRequest page) {
    return page(
        documents
            .in(ROOMS)
            .whereArrayContains("memberIds", member.value())
            .orderBy("createdAt", Direction.DESCENDING)
            .orderBy(FieldPath.documentId(), Direction.DESCENDING),
        page,
        room -> new Cursor(room.createdAt(), room.id().value()));
  }

  @Override
  public Page<Room> writtenBy(MemberId member, PageRequest page) {
    return page(
        documents
            .in(ROOMS)
            .whereEqualTo("turn.writerId", member.value())
            .orderBy("turn.dueAt")
            .orderBy(FieldPath.documentId()),
        page,
        room -> new Cursor(room.turn().dueAt(), room.id().value()));
  }

  private Page<Room> page(Query query, PageRequest page, Function<Room, Cursor> cursor) {
    var after = page.after();
    var from =
        after == null
            ? query
            : query.startAfter(Fields.time(after.at()), documents.at(ROOMS, after.id()).getId());
    var read = documents.list(from.limit(page.size() + 1)).stream().map(RoomFields::room).toList();
    return Page.cut(read, page.size(), cursor);
  }

  @Override
  public List<RoomId> idsOf(MemberId member) {
    var mine = documents.in(ROOMS).whereArrayContains("memberIds", member.value());
    return documents.list(mine).stream()
        .map(Stored::reference)
        .map(DocumentReference::getId)
        .map(RoomId::new)
        .toList();
  }

  @Override
  public List<Room> all(String after, int size) {
    var walk = documents.in(ROOMS).orderBy(FieldPath.documentId());
    var rest = after.isEmpty() ? walk : walk.startAfter(after);
    var stored = documents.list(rest.limit(size));
    var rooms = stored.stream().flatMap(FirestoreRooms::readable).toList();
    // A page of nothing but unreadable rooms is not the last.
    return rooms.isEmpty() && !stored.isEmpty()
        ? all(stored.getLast().reference().getId(), size)
        : rooms;
  }

  // One room that cannot be read must not keep a reconciliation from all others.
  private static Stream<Room> readable(Stored room) {
    try {
      return Stream.of(RoomFields.room(room));
    } catch (Unreadable e) {
      log.error(
          "room roomId={} outcome=UNREADABLE why=\"{}\"", room.reference().getId(), e.getMessage());
      return Stream.empty();
    }
  }

  private DocumentReference at(RoomId id) {
    return documents.at(ROOMS, id.value());
  }
}
