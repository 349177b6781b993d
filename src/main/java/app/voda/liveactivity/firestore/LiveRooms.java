package app.voda.liveactivity.firestore;

import app.voda.id.RoomId;
import app.voda.liveactivity.LiveActivity;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldPath;
import java.time.Instant;
import java.time.InstantSource;

/// Which rooms have Live Activities: a mark on the room's document, which every event of the room
/// reads anyway, so that an event of a room without any does not pay for looking.
final class LiveRooms {
  private static final String MARK = "activitiesUntil";

  private final Documents documents;
  private final InstantSource clock;

  LiveRooms(Documents documents, InstantSource clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /// Whether some may live. Of a room that is gone nobody knows.
  boolean mayHaveSome(RoomId room) {
    return documents
        .find(at(room))
        .map(found -> found.has(MARK) && found.time(MARK).isAfter(clock.instant()))
        .orElse(true);
  }

  /// Marks a room. Called in the transaction that keeps what was started.
  void mark(RoomId room, Instant startedAt) {
    // Longer than it lives, so that one that was told to end is still found, and that a second
    // start of the same turn writes no second mark.
    var until = startedAt.plus(LiveActivity.LIVES.multipliedBy(2));
    documents
        .find(at(room))
        .filter(found ->
            !found.has(MARK) || found.time(MARK).isBefore(startedAt.plus(LiveActivity.LIVES)))
        .ifPresent(
            found -> documents.put(found.reference(), FieldPath.of(MARK), Fields.time(until)));
  }

  private DocumentReference at(RoomId room) {
    return documents.at("rooms", room.value());
  }
}
