package app.voda.liveactivity.firestore;

import app.voda.device.ActivityToken;
import app.voda.device.Environment;
import app.voda.id.Digest;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.LiveActivities;
import app.voda.liveactivity.LiveActivity;
import app.voda.liveactivity.Showing;
import app.voda.store.Transactions;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.Query;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Live Activities in Firestore, thrown away by its TTL when no phone shows them any more.
public final class FirestoreLiveActivities implements LiveActivities {
  private static final String ACTIVITIES = "liveActivities";

  private final Documents documents;
  private final Transactions transactions;
  private final LiveRooms liveRooms;

  public FirestoreLiveActivities(
      Documents documents, Transactions transactions, InstantSource clock) {
    this.documents = documents;
    this.transactions = transactions;
    this.liveRooms = new LiveRooms(documents, clock);
  }

  @Override
  public Optional<LiveActivity> find(RoomId room, String id) {
    return documents.find(at(room, id)).map(FirestoreLiveActivities::activity);
  }

  @Override
  public List<LiveActivity> of(RoomId room) {
    return liveRooms.mayHaveSome(room)
        ? list(documents.in(ACTIVITIES).whereEqualTo("roomId", room.value()))
        : List.of();
  }

  @Override
  public List<LiveActivity> of(MemberId member) {
    return list(documents.in(ACTIVITIES).whereEqualTo("memberId", member.value()));
  }

  private List<LiveActivity> list(Query query) {
    return documents.list(query).stream()
        .map(FirestoreLiveActivities::activity)
        .sorted(Comparator.comparing(LiveActivity::startedAt).thenComparing(LiveActivity::id))
        .toList();
  }

  @Override
  public void save(LiveActivity activity) {
    transactions.execute(() -> {
      liveRooms.mark(activity.room(), activity.startedAt());
      documents.set(
          at(activity.room(), activity.id()),
          new Fields()
              .with("roomId", activity.room().value())
              .with("id", activity.id())
              .with("memberId", activity.member().value())
              .with("token", activity.token().value())
              .with("environment", activity.token().environment())
              .with("turn", activity.turn())
              .with("writerId", activity.writer().value())
              .with("phase", activity.shown().phase())
              .with("dueAt", activity.shown().dueAt())
              .with("lastTimestamp", activity.lastTimestamp())
              .with("notBefore", activity.notBefore())
              .with("startedAt", activity.startedAt())
              .with("expireAt", activity.startedAt().plus(LiveActivity.LIVES)));
    });
  }

  @Override
  public void delete(RoomId room, String id) {
    documents.delete(at(room, id));
  }

  // The phone's name for it may hold what a document's name may not.
  private DocumentReference at(RoomId room, String id) {
    return documents.at(ACTIVITIES, Digest.of(room.value(), id));
  }

  private static LiveActivity activity(Stored activity) {
    return activity.parsed(() ->
        new LiveActivity(
            new RoomId(activity.text("roomId")),
            activity.text("id"),
            new MemberId(activity.text("memberId")),
            new ActivityToken(
                activity.text("token"), activity.oneOf(Environment.class, "environment")),
            activity.number("turn"),
            new MemberId(activity.text("writerId")),
            new Showing(activity.oneOf(Showing.Phase.class, "phase"), activity.time("dueAt")),
            activity.time("lastTimestamp"),
            activity.timeOrNull("notBefore"),
            activity.time("startedAt")));
  }
}
