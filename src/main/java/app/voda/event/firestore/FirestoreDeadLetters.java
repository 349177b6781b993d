package app.voda.event.firestore;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.DeadLetters;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import app.voda.store.Transactions;
import app.voda.store.firestore.Documents;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Query.Direction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Dead letters in Firestore, thrown away by its TTL.
public final class FirestoreDeadLetters implements DeadLetters {
  private static final String LETTERS = "deadLetters";
  private static final int LONGEST_DETAIL = 1000;
  // A document has at most 1 MiB.
  private static final int LONGEST_BODY = 250_000;
  // An index on a time alone takes 500 writes a second, and letters come in bursts: so it begins
  // with one of sixteen shards, which a list asks for all at once.
  private static final List<String> SHARDS =
      IntStream.range(0, 16).mapToObj(Integer::toHexString).toList();

  private final Documents documents;
  private final Transactions transactions;
  private final InstantSource clock;

  public FirestoreDeadLetters(Documents documents, Transactions transactions, InstantSource clock) {
    this.documents = documents;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public boolean add(DeadLetter letter) {
    return transactions.run(() -> {
      var kept = documents.find(at(letter.id())).map(FirestoreDeadLetters::letter);
      if (kept.isEmpty()) {
        documents.create(at(letter.id()), fields(letter));
        return true;
      }
      var before = kept.get();
      boolean isDeadAgain = before.replayedAt() != null || isForgotten(before);
      if (isDeadAgain) {
        documents.update(at(letter.id()), died(letter).with("replayedAt", (Object) null));
      }
      return isDeadAgain;
    });
  }

  private static Fields died(DeadLetter letter) {
    return new Fields()
        .with("detail", cut(letter.detail(), LONGEST_DETAIL))
        .with("deadSince", letter.at())
        .with("expireAt", letter.at().plus(KEPT));
  }

  private static Fields fields(DeadLetter letter) {
    var code = letter.code();
    var member = letter.memberId();
    var alarm = letter.alarmId();
    return died(letter)
        .with("shard", SHARDS.get(Math.floorMod(letter.id().hashCode(), SHARDS.size())))
        .with("reason", letter.reason())
        .with("code", code)
        .with("memberId", member == null ? null : member.value())
        .with("alarmId", alarm == null ? null : alarm.value())
        .with("body", cut(letter.body(), LONGEST_BODY))
        .with("replays", 0)
        .with("replayedAt", (Object) null);
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(text.length(), most));
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    return documents
        .find(at(id))
        .map(FirestoreDeadLetters::letter)
        .filter(letter -> !isForgotten(letter));
  }

  @Override
  public Page<DeadLetter> of(@Nullable Reason reason, PageRequest page) {
    var sharded = documents.in(LETTERS).whereIn("shard", SHARDS);
    var wanted = reason == null ? sharded : sharded.whereEqualTo("reason", reason.name());
    var newest =
        wanted
            .whereGreaterThan("deadSince", Fields.time(forgotten()))
            .orderBy("deadSince", Direction.DESCENDING)
            .orderBy(FieldPath.documentId(), Direction.DESCENDING);
    var after = page.after();
    var rest =
        after == null ? newest : newest.startAfter(Fields.time(after.at()), at(after.id()).getId());
    var read =
        documents.list(rest.limit(page.size() + 1)).stream()
            .map(FirestoreDeadLetters::letter)
            .toList();
    return Page.cut(read, page.size(), letter -> new Cursor(letter.at(), letter.id()));
  }

  @Override
  public void markReplayed(DeadLetter letter) {
    transactions.execute(() ->
        documents
            .find(at(letter.id()))
            .ifPresent(found ->
                documents.update(
                    found.reference(),
                    new Fields()
                        .with("replays", letter.replays())
                        .with("replayedAt", letter.replayedAt()))));
  }

  @Override
  public boolean delete(String id) {
    return transactions.run(() -> {
      boolean there = find(id).isPresent();
      if (there) {
        documents.delete(at(id));
      }
      return there;
    });
  }

  // What died then or earlier only waits to be thrown away.
  private boolean isForgotten(DeadLetter letter) {
    return !letter.at().isAfter(forgotten());
  }

  private Instant forgotten() {
    return clock.instant().minus(KEPT);
  }

  private DocumentReference at(String id) {
    return documents.at(LETTERS, id);
  }

  private static DeadLetter letter(Stored letter) {
    var code = letter.textOrNull("code");
    var member = letter.textOrNull("memberId");
    var alarm = letter.textOrNull("alarmId");
    return letter.parsed(() ->
        new DeadLetter(
            letter.reference().getId(),
            letter.oneOf(Reason.class, "reason"),
            code == null ? null : letter.oneOf(EventCode.class, "code"),
            member == null ? null : new MemberId(member),
            alarm == null ? null : new AlarmId(alarm),
            letter.text("body"),
            letter.text("detail"),
            letter.time("deadSince"),
            letter.number("replays"),
            letter.timeOrNull("replayedAt")));
  }
}
