package app.voda.event;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.DeadLetter.Reason;
import app.voda.event.Outcome.TryAgain;
import app.voda.event.Outcome.Why;
import app.voda.event.http.EventJsons;
import app.voda.id.Digest;
import app.voda.store.Conflict;
import app.voda.store.Unreadable;
import app.voda.testing.MemoryStore;
import app.voda.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbacksTest {
  private static final Attempt ATTEMPT = new Attempt("task", 0, NOW);
  private static final String R1 =
      "{\"code\":\"R1\",\"roomId\":\"4f1d\",\"turn\":3,\"revision\":0}";

  private final MemoryStore store = new MemoryStore();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<RoomEvent> acted = new ArrayList<>();

  /// An action that notes what it is handed.
  private record Noting(Set<EventCode> codes, Function<RoomEvent, Outcome> acts)
      implements EventAction {
    @Override
    public Outcome act(RoomEvent event) {
      return acts.apply(event);
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void handsEachEventToTheActionOfItsCode() {
    assertThat(callbacks(_ -> Outcome.DONE).handle(R1, ATTEMPT)).isEqualTo(Outcome.DONE);
    assertThat(acted).extracting(RoomEvent::code).containsExactly(EventCode.R1);
    assertThat(count("R1", "done")).isEqualTo(1);
  }

  @Test
  void countsWhatIsIgnoredByItsReason() {
    callbacks(_ -> Outcome.ignored(Why.TURN_OVER)).handle(R1, ATTEMPT);
    assertThat(count("R1", "turn_over")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "null", "{\"code\":\"R9\"}", "{\"roomId\":\"a\",\"turn\":1}", "일기"})
  void keepsABodyThatNoRetryCanMendAndIgnoresIt(String body) {
    var callbacks = callbacks(_ -> Outcome.DONE);
    assertThat(callbacks.handle(body, ATTEMPT)).isEqualTo(Outcome.ignored(Why.MALFORMED));
    assertThat(callbacks.handle(body, ATTEMPT)).isEqualTo(Outcome.ignored(Why.MALFORMED));
    var letter = store.deadLetters().find(Digest.of(body)).orElseThrow();
    assertThat(letter.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(letter.body()).isEqualTo(body);
    assertThat(acted).isEmpty();
  }

  // A crash loop would keep the queue busy until an operator has mended the document.
  @Test
  void keepsATaskWhoseRoomCannotBeRead() {
    var callbacks =
        callbacks(_ -> {
          throw new Unreadable("rooms/4f1d.turn is missing");
        });
    assertThat(callbacks.handle(R1, ATTEMPT)).isEqualTo(Outcome.ignored(Why.MALFORMED));
    var letter = store.deadLetters().find(Digest.of(R1)).orElseThrow();
    assertThat(letter.detail()).isEqualTo("rooms/4f1d.turn is missing");
  }

  @Test
  void aBusyRoomComesAgainInsteadOfSlowingTheQueue() {
    var outcome =
        callbacks(
                _ -> {
                  throw new Conflict("lost");
                })
            .handle(R1, ATTEMPT);
    assertThat(outcome).isEqualTo(new TryAgain(NOW.plusSeconds(1), "busy"));
    assertThat(count("R1", "try_again")).isEqualTo(1);
  }

  @Test
  void breakagePropagates() {
    var down = new QueueUnavailable("down", new IllegalStateException());
    var callbacks =
        callbacks(_ -> {
          throw down;
        });
    assertThatThrownBy(() -> callbacks.handle(R1, ATTEMPT)).isSameAs(down);
  }

  @Test
  void severalActionsDoTheirPartsAndWhatMustBeTriedAgainCounts() {
    var again = new TryAgain(NOW.plusSeconds(9), "later");
    var sooner = new TryAgain(NOW.plusSeconds(5), "soon");
    var ignored = Outcome.ignored(Why.TURN_OVER);
    assertThat(outcomeOf(Outcome.DONE, ignored)).isEqualTo(Outcome.DONE);
    assertThat(outcomeOf(ignored, Outcome.DONE)).isEqualTo(Outcome.DONE);
    assertThat(outcomeOf(ignored, Outcome.ignored(Why.ROOM_GONE))).isEqualTo(ignored);
    assertThat(outcomeOf(Outcome.DONE, again, ignored)).isEqualTo(again);
    assertThat(outcomeOf(again, sooner)).isEqualTo(sooner);
    assertThat(outcomeOf(sooner, again)).isEqualTo(sooner);
  }

  private Outcome outcomeOf(Outcome... outcomes) {
    var actions =
        Stream.of(outcomes)
            .<EventAction>map(outcome -> new Noting(Set.of(EventCode.R1), _ -> outcome))
            .toList();
    return callbacks(actions).handle(R1, ATTEMPT);
  }

  @Test
  void theFirstCallTellsHowLateTheQueueWas() {
    var callbacks = callbacks(_ -> Outcome.DONE);
    callbacks.handle(R1, new Attempt("task", 0, NOW.minusSeconds(3)));
    callbacks.handle(R1, new Attempt("task", 1, NOW.minusSeconds(60)));
    assertThat(meters.timer("voda.task.lag", "code", "R1").count()).isEqualTo(1);
    assertThat(meters.timer("voda.task.lag", "code", "R1").max(TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void theLagIsWhatTheQueueSaysOrNothing() {
    assertThat(ATTEMPT.lagMillis(NOW.plusMillis(7))).isEqualTo(7);
    assertThat(ATTEMPT.lagMillis(NOW.minusMillis(7))).isZero();
    assertThat(new Attempt(null, 0, null).lagMillis(NOW)).isZero();
  }

  private Callbacks callbacks(Function<RoomEvent, Outcome> acts) {
    return callbacks(
        List.of(
            new Noting(
                Set.of(EventCode.values()),
                event -> {
                  acted.add(event);
                  return acts.apply(event);
                })));
  }

  private Callbacks callbacks(List<EventAction> actions) {
    return new Callbacks(
        actions,
        EventJsons.real(),
        new DeadLetterOffice(store.deadLetters(), meters),
        store.transactions(),
        new SettableClock(NOW),
        meters);
  }

  private double count(String code, String outcome) {
    return meters.counter("voda.callbacks", "code", code, "outcome", outcome).count();
  }
}
