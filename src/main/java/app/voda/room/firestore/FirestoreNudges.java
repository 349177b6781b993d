package app.voda.room.firestore;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Nudges;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.DocumentReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Nudges in Firestore, under their room.
public final class FirestoreNudges implements Nudges {
  // Longer than any turn and every repeat of its N1.
  private static final Duration KEPT = Duration.ofDays(400);

  private final Documents documents;

  public FirestoreNudges(Documents documents) {
    this.documents = documents;
  }

  @Override
  public Optional<Instant> find(RoomId room, int turn, MemberId by) {
    return documents.find(at(room, turn, by)).map(nudge -> nudge.time("nudgedAt"));
  }

  @Override
  public void add(RoomId room, int turn, MemberId by, Instant at) {
    var nudge = new Fields().with("nudgedAt", at).with("expireAt", at.plus(KEPT));
    documents.create(at(room, turn, by), nudge);
  }

  @Override
  public int deleteOf(RoomId room, int most) {
    return documents.deleteAll(of(room).limit(most));
  }

  private DocumentReference at(RoomId room, int turn, MemberId by) {
    return of(room).document(by + "-" + turn);
  }

  private CollectionReference of(RoomId room) {
    return documents.at("rooms", room.value()).collection("nudges");
  }
}
