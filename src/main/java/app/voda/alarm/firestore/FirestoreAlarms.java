package app.voda.alarm.firestore;

import app.voda.alarm.Alarm;
import app.voda.alarm.Alarms;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.Conflict;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import app.voda.store.Transactions;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import com.google.cloud.firestore.CollectionReference;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.Query.Direction;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Inboxes in Firestore, each under its member; thrown away by its TTL.
public final class FirestoreAlarms implements Alarms {
  private static final String ALARMS = "alarms";

  private final Documents documents;
  private final Transactions transactions;
  private final InstantSource clock;

  public FirestoreAlarms(Documents documents, Transactions transactions, InstantSource clock) {
    this.documents = documents;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Alarm> find(MemberId member, AlarmId id) {
    return documents.find(at(member, id)).map(AlarmFields::alarm);
  }

  @Override
  public void save(List<Alarm> alarms) {
    try {
      // Most are new: so they are written without being read once more.
      create(alarms);
    } catch (Conflict _) {
      transactions.execute(() -> merge(alarms));
    }
  }

  private void create(List<Alarm> alarms) {
    var fields = new HashMap<DocumentReference, Fields>();
    alarms.forEach(alarm -> fields.put(at(alarm), AlarmFields.of(alarm)));
    documents.create(fields);
  }

  private void merge(List<Alarm> alarms) {
    var kept = new HashMap<DocumentReference, Alarm>();
    documents
        .findAll(alarms.stream().map(this::at))
        .forEach(found -> kept.put(found.reference(), AlarmFields.alarm(found)));
    for (var alarm : alarms) {
      var before = kept.get(at(alarm));
      if (before == null) {
        documents.create(at(alarm), AlarmFields.of(alarm));
      } else {
        answered(alarm.mergedInto(before));
      }
    }
  }

  private void answered(Alarm alarm) {
    documents.update(at(alarm), AlarmFields.answers(alarm));
  }

  @Override
  public List<Alarm> waiting(RoomId room, int turn, Set<EventCode> codes) {
    var waiting =
        documents
            .inAll(ALARMS)
            .whereIn(
                "waitingFor",
                codes.stream().map(code -> AlarmFields.waitingFor(room, turn, code)).toList())
            // In some order, for an index of two fields: gcloud makes none of one field over all
            // members' alarms.
            .orderBy("memberId");
    return documents.list(waiting).stream().map(AlarmFields::alarm).toList();
  }

  @Override
  public void reopen(MemberId member, AlarmId id, java.time.Instant now) {
    transactions.execute(
        () -> find(member, id).map(alarm -> alarm.reopened(now)).ifPresent(this::answered));
  }

  @Override
  public Page<Alarm> of(MemberId member, PageRequest page) {
    var newest = newestFirst(mine(member).whereGreaterThan("at", since()));
    var after = page.after();
    var rest =
        after == null
            ? newest
            : newest.startAfter(Fields.time(after.at()), documents.at(of(member), after.id()));
    var read =
        documents.list(rest.limit(page.size() + 1)).stream().map(AlarmFields::alarm).toList();
    return Page.cut(
        read, page.size(), a -> new Cursor(a.announcement().at(), a.announcement().id().value()));
  }

  private static Query newestFirst(Query alarms) {
    return alarms
        .orderBy("at", Direction.DESCENDING)
        .orderBy(FieldPath.documentId(), Direction.DESCENDING);
  }

  @Override
  public int unread(MemberId member) {
    return documents.count(unreadOf(member).whereGreaterThan("at", since()));
  }

  @Override
  public void markRead(MemberId member, Alarm upTo) {
    var a = upTo.announcement();
    markRead(unreadOf(member).startAt(Fields.time(a.at()), at(member, a.id())));
  }

  @Override
  public void markAllRead(MemberId member) {
    markRead(unreadOf(member));
  }

  private void markRead(Query unread) {
    documents.updateAll(unread, new Fields().with("read", true));
  }

  @Override
  public int deleteOf(MemberId member, int most) {
    return documents.deleteAll(of(member).limit(most));
  }

  private com.google.cloud.Timestamp since() {
    return Fields.time(clock.instant().minus(KEPT));
  }

  private Query unreadOf(MemberId member) {
    return newestFirst(mine(member).whereEqualTo("read", false));
  }

  private Query mine(MemberId member) {
    return of(member).whereEqualTo("memberId", member.value());
  }

  private CollectionReference of(MemberId member) {
    return documents.at("members", member.value()).collection(ALARMS);
  }

  private DocumentReference at(Alarm alarm) {
    return at(alarm.member(), alarm.announcement().id());
  }

  private DocumentReference at(MemberId member, AlarmId id) {
    return of(member).document(id.value());
  }
}
