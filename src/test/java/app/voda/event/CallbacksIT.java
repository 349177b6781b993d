package app.voda.event;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.DeadLetter.Reason;
import app.voda.event.Outcome.Why;
import app.voda.event.http.EventJsons;
import app.voda.id.Digest;
import app.voda.member.Member;
import app.voda.store.firestore.Fields;
import app.voda.testing.FirestoreStore;
import app.voda.testing.NeedsFirestore;
import app.voda.testing.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a callback whose documents hold what voda never writes.
@NeedsFirestore
class CallbacksIT {
  private static final FirestoreStore STORE = new FirestoreStore();

  /// An action that asks for a member, as whoever tells them something does.
  private record LookingUp(Member member) implements EventAction {
    @Override
    public Set<EventCode> codes() {
      return Set.of(EventCode.R1);
    }

    @Override
    public Outcome act(RoomEvent event) {
      STORE.members().find(member.id());
      return Outcome.DONE;
    }
  }

  // Thrown, it would come again for ever.
  @ParameterizedTest
  @CsvSource({"zone,Mars/Phobos", "zone,?", "quietFrom,25:00", "email,nobody", "name,' '"})
  void aMemberWithAnIllFormedFieldMakesItADeadLetter(String field, String value) {
    var leo = Samples.member();
    STORE.members().add(leo);
    STORE
        .documents()
        .update(
            STORE.documents().at("members", leo.id().value()),
            new Fields().with("quietTo", "07:00").with(field, value));
    var body = EventJsons.real().write(RoomEvent.of(EventCode.R1, Samples.roomId(), 3, 0));
    assertThat(callbacks(leo).handle(body, new Attempt("task", 0, NOW)))
        .isEqualTo(Outcome.ignored(Why.MALFORMED));
    var letter = STORE.deadLetters().find(Digest.of(body)).orElseThrow();
    assertThat(letter.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(letter.detail()).startsWith("members/" + leo.id() + " is ill-formed: ");
  }

  private static Callbacks callbacks(Member member) {
    var meters = new SimpleMeterRegistry();
    return new Callbacks(
        List.of(new LookingUp(member)),
        EventJsons.real(),
        new DeadLetterOffice(STORE.deadLetters(), meters),
        STORE.transactions(),
        STORE.clock(),
        meters);
  }
}
