package app.voda.room.firestore;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.JoinAttempts;
import app.voda.room.WrongCodes;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.DocumentReference;
import java.time.Duration;
import java.time.Instant;

/// Wrong join codes in Firestore, under their room.
public final class FirestoreJoinAttempts implements JoinAttempts {
  private static final Duration KEPT = Duration.ofHours(1);

  private final Documents documents;

  public FirestoreJoinAttempts(Documents documents) {
    this.documents = documents;
  }

  @Override
  public WrongCodes of(RoomId room, MemberId member) {
    return documents
        .find(at(room, member))
        .map(wrong ->
            new WrongCodes(
                wrong.texts("triedAt").stream().map(Instant::parse).toList(),
                wrong.timeOrNull("lockedUntil")))
        .orElse(WrongCodes.NONE);
  }

  @Override
  public void save(RoomId room, MemberId member, WrongCodes wrong) {
    documents.set(
        at(room, member),
        new Fields()
            .with("triedAt", wrong.at().stream().map(Instant::toString).toList())
            .with("lockedUntil", wrong.lockedUntil())
            .with("expireAt", wrong.touchedAt().plus(KEPT)));
  }

  @Override
  public int deleteOf(RoomId room, int most) {
    return documents.deleteAll(of(room).limit(most));
  }

  private DocumentReference at(RoomId room, MemberId member) {
    return of(room).document(member.value());
  }

  private CollectionReference of(RoomId room) {
    return documents.at("rooms", room.value()).collection("wrongCodes");
  }
}
