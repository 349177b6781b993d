package app.voda.store.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.id.RoomId;
import app.voda.problem.WrongSetting;
import app.voda.room.Room;
import app.voda.store.Conflict;
import app.voda.store.Unreadable;
import app.voda.testing.FirestoreMeter.Bill;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Samples;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.FieldValue;
import com.google.cloud.firestore.FirestoreOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;

/// What Firestore's documents promise beyond the contracts of every store.
@NeedsFirestore
class DocumentsIT {
  private static final FirestoreStore STORE = new FirestoreStore();

  private final Documents documents = STORE.documents();
  private final DocumentReference one = documents.at("things", Samples.id());
  private final DocumentReference other = documents.at("things", Samples.id());

  @Nested
  class InATransaction {

    @Test
    void whatWasReadButNotWrittenMustNotHaveChangedEither() {
      documents.set(one, count(0));
      var attempts = new AtomicInteger();
      STORE
          .transactions()
          .execute(() -> {
            int seen = read(one);
            if (attempts.incrementAndGet() == 1) {
              elsewhere(() -> documents.set(one, count(7)));
            }
            documents.set(other, count(seen));
          });
      assertThat(attempts).hasValue(2);
      assertThat(read(other)).isEqualTo(7);
    }

    @Test
    void norWhatWasNotThere() {
      var attempts = new AtomicInteger();
      STORE
          .transactions()
          .execute(() -> {
            boolean isThere = documents.find(one).isPresent();
            if (attempts.incrementAndGet() == 1) {
              elsewhere(() -> documents.set(one, count(1)));
            }
            documents.set(other, count(isThere ? 1 : 0));
          });
      assertThat(read(other)).isEqualTo(1);
    }

    @Test
    void whatWasReadIsNotReadAgain() {
      documents.set(one, count(0));
      STORE.meter().take();
      STORE
          .transactions()
          .execute(() -> {
            read(one);
            documents.set(one, count(read(one) + 1));
          });
      assertThat(STORE.meter().take()).isEqualTo(new Bill(1, 1, 0));
    }

    @Test
    void whatIsLateIsNotEvenSent() {
      STORE.meter().take();
      assertThatThrownBy(() ->
              STORE
                  .transactions()
                  .run(
                      Duration.ofNanos(1),
                      () -> {
                        documents.set(one, count(1));
                        return true;
                      }))
          .isInstanceOf(DataAccessResourceFailureException.class);
      assertThat(STORE.meter().take().writes()).isZero();
    }

    @Test
    void nothingIsReadThatWasJustWritten() {
      assertThatThrownBy(() ->
              STORE
                  .transactions()
                  .execute(() -> {
                    documents.set(one, count(1));
                    read(one);
                  }))
          .isInstanceOf(IllegalStateException.class);
    }

    private void elsewhere(Runnable write) {
      try {
        Thread.ofVirtual().start(write).join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Nested
  class ForOnePieceOfWork {

    @Test
    void whatIsReadTwiceIsPaidOnce() {
      documents.set(one, count(3));
      STORE.meter().take();
      int sum = STORE.transactions().reading(() -> read(one) + read(one));
      assertThat(sum).isEqualTo(6);
      assertThat(STORE.meter().take().reads()).isEqualTo(1);
    }

    @Test
    void whatIsWrittenInBetweenIsSeen() {
      documents.set(one, count(3));
      int sum =
          STORE
              .transactions()
              .reading(() -> {
                int before = read(one);
                STORE.transactions().execute(() -> documents.set(one, count(read(one) + 1)));
                return before + read(one);
              });
      assertThat(sum).isEqualTo(7);
    }
  }

  @Nested
  class OfAnotherVersion {
    private final Room room = Samples.room(Samples.memberId());
    private final DocumentReference stored = documents.at("rooms", room.id().value());

    @Test
    void anUnknownFieldIsPassedOver() {
      STORE.rooms().save(room);
      change(Map.of("mood", "sunny", "turn.weather", "rain"));
      assertThat(STORE.rooms().find(room.id())).isPresent();
    }

    @Test
    void aMissingFieldIsSaidByItsName() {
      STORE.rooms().save(room);
      change(Map.of("turn.dueAt", FieldValue.delete()));
      assertThatThrownBy(() -> STORE.rooms().find(room.id()))
          .isInstanceOf(Unreadable.class)
          .hasMessage("rooms/" + room.id() + ".turn.dueAt is missing");
    }

    @Test
    void soIsOneOfAnotherType() {
      STORE.rooms().save(room);
      change(Map.of("turn.number", "three"));
      assertThatThrownBy(() -> STORE.rooms().find(room.id()))
          .hasMessageEndingWith(".turn.number is of another type");
    }

    @ParameterizedTest
    @CsvSource({"period,five days", "masterId,abc", "masterId,-"})
    void soIsADocumentWithAnIllFormedOne(String field, String value) {
      assertIllFormed(Map.of(field, value));
    }

    @Test
    void soIsOneWithTooBigANumber() {
      assertIllFormed(Map.of("turn.number", Long.MAX_VALUE));
    }

    private void assertIllFormed(Map<String, Object> fields) {
      STORE.rooms().save(room);
      change(fields);
      assertThatThrownBy(() -> STORE.rooms().find(room.id()))
          .isInstanceOf(Unreadable.class)
          .hasMessageStartingWith("rooms/" + room.id() + " is ill-formed: ");
    }

    private void change(Map<String, Object> fields) {
      try {
        stored.update(fields).get();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void areNotMadeByAChangeOfWhatIsGone() {
    assertThatThrownBy(() -> documents.update(one, count(1))).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> documents.put(one, FieldPath.of("a", "b"), 1))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() ->
            STORE
                .transactions()
                .execute(() -> {
                  var _ = documents.find(one);
                  documents.put(one, FieldPath.of("a", "b"), 1);
                }))
        .isInstanceOf(Conflict.class);
    assertThat(documents.find(one)).isEmpty();
  }

  @Test
  void aNameFromOutsideNeverLeavesItsCollection() {
    var outside = documents.at("things", "../rooms/" + new RoomId(Samples.id()));
    assertThat(outside.getParent().getId()).isEqualTo("things");
    assertThat(documents.find(documents.at("things", ""))).isEmpty();
    assertThat(documents.find(documents.at("things", "__x__"))).isEmpty();
  }

  @Test
  void sayWhichHostDoesNotAnswer() {
    var nobody =
        FirestoreOptions.newBuilder().setProjectId("p").setEmulatorHost("127.0.0.1:1").build();
    var check = new StoreCheck(new Documents(nobody.getService()), "(default)", "127.0.0.1:1");
    assertThatThrownBy(check::ping)
        .isInstanceOf(WrongSetting.class)
        .hasMessage("FIRESTORE_EMULATOR_HOST: 127.0.0.1:1 does not answer");
  }

  @Test
  void areUnavailableWhenNobodyAnswers() {
    var nobody =
        FirestoreOptions.newBuilder().setProjectId("p").setEmulatorHost("127.0.0.1:1").build();
    var unreachable = new Documents(nobody.getService());
    assertThatThrownBy(() -> unreachable.find(unreachable.at("things", "a")))
        .isInstanceOf(DataAccessResourceFailureException.class);
  }

  private int read(DocumentReference document) {
    return documents.find(document).map(found -> found.number("count")).orElseThrow();
  }

  private static Fields count(int count) {
    return new Fields().with("count", count);
  }
}
