package app.voda.liveactivity.firestore;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.ActivityStart;
import app.voda.liveactivity.ActivityStarts;
import app.voda.store.Transactions;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;
import com.google.cloud.firestore.DocumentReference;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Starts of Live Activities in Firestore, thrown away by its TTL.
public final class FirestoreActivityStarts implements ActivityStarts {
  private static final String STARTS = "activityStarts";
  private static final Duration KEPT = Duration.ofDays(1);

  private final Documents documents;
  private final Transactions transactions;
  private final LiveRooms liveRooms;

  public FirestoreActivityStarts(
      Documents documents, Transactions transactions, InstantSource clock) {
    this.documents = documents;
    this.transactions = transactions;
    this.liveRooms = new LiveRooms(documents, clock);
  }

  @Override
  public Optional<ActivityStart> find(RoomId room, int turn, DeviceId device) {
    return documents.find(at(room, turn, device)).map(FirestoreActivityStarts::start);
  }

  @Override
  public List<ActivityStart> of(RoomId room, MemberId member) {
    if (!liveRooms.mayHaveSome(room)) {
      return List.of();
    }
    var theirs =
        documents
            .in(STARTS)
            .whereEqualTo("roomId", room.value())
            .whereEqualTo("memberId", member.value());
    return documents.list(theirs).stream()
        .map(FirestoreActivityStarts::start)
        .sorted(
            Comparator.comparingInt(ActivityStart::turn).thenComparing(ActivityStart::timestamp))
        .toList();
  }

  @Override
  public void save(ActivityStart start) {
    transactions.execute(() -> {
      liveRooms.mark(start.room(), start.timestamp());
      documents.set(
          at(start.room(), start.turn(), start.device()),
          new Fields()
              .with("roomId", start.room().value())
              .with("turn", start.turn())
              .with("deviceId", start.device().value())
              .with("memberId", start.member().value())
              .with("writerId", start.writer().value())
              .with("state", start.state())
              .with("dueAt", start.dueAt())
              .with("sentAt", start.timestamp())
              .with("notBefore", start.notBefore())
              .with("expireAt", start.timestamp().plus(KEPT)));
    });
  }

  private DocumentReference at(RoomId room, int turn, DeviceId device) {
    return documents.at(STARTS, room + "-" + turn + "-" + device);
  }

  private static ActivityStart start(Stored start) {
    return start.parsed(() ->
        new ActivityStart(
            new RoomId(start.text("roomId")),
            start.number("turn"),
            new DeviceId(start.text("deviceId")),
            new MemberId(start.text("memberId")),
            new MemberId(start.text("writerId")),
            start.oneOf(ActivityStart.State.class, "state"),
            start.time("dueAt"),
            start.time("sentAt"),
            start.time("notBefore")));
  }
}
