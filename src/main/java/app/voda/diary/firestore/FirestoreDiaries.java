package app.voda.diary.firestore;

import app.voda.diary.Diaries;
import app.voda.diary.Diary;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;
import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.Query.Direction;
import java.util.Optional;

/// Diaries in Firestore, under their room, each by its turn's number: a turn has one.
public final class FirestoreDiaries implements Diaries {
  private final Documents documents;

  public FirestoreDiaries(Documents documents) {
    this.documents = documents;
  }

  @Override
  public void add(Diary diary) {
    documents.create(
        documents.at(of(diary.room()), diary.id()),
        new Fields()
            .with("roomId", diary.room().value())
            .with("turn", diary.turn())
            .with("authorId", diary.author().value())
            .with("title", diary.title())
            .with("text", diary.text())
            .with("place", diary.place())
            .with("createdAt", diary.createdAt()));
  }

  @Override
  public Optional<Diary> find(RoomId room, String diaryId) {
    return documents.find(documents.at(of(room), diaryId)).map(FirestoreDiaries::diary);
  }

  @Override
  public Page<Diary> of(RoomId room, PageRequest page) {
    // By the room too: an index that begins with a random id is never written in one place only.
    var newest =
        of(room).whereEqualTo("roomId", room.value()).orderBy("turn", Direction.DESCENDING);
    var after = page.after();
    var rest = after == null ? newest : newest.startAfter(Diary.turnOf(after));
    var read =
        documents.list(rest.limit(page.size() + 1)).stream().map(FirestoreDiaries::diary).toList();
    return Page.cut(read, page.size(), diary -> new Cursor(diary.createdAt(), diary.id()));
  }

  @Override
  public int deleteOf(RoomId room, int most) {
    return documents.deleteAll(of(room).limit(most));
  }

  private CollectionReference of(RoomId room) {
    return documents.at("rooms", room.value()).collection("diaries");
  }

  private static Diary diary(Stored diary) {
    return diary.parsed(() ->
        new Diary(
            new RoomId(diary.text("roomId")),
            diary.number("turn"),
            new MemberId(diary.text("authorId")),
            diary.text("title"),
            diary.text("text"),
            diary.textOrNull("place"),
            diary.time("createdAt")));
  }
}
