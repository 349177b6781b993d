package app.voda.room;

import static app.voda.testing.Samples.FIVE_DAYS;
import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SETTINGS;
import static app.voda.testing.Samples.SUMMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.EventCode;
import app.voda.event.IntentsOf;
import app.voda.event.QueueUnavailable;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.room.Requests.Decision;
import app.voda.room.Requests.Request;
import app.voda.store.Receipt;
import app.voda.testing.FakeQueue;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Enqueue what is intended, then commit exactly that.
class RequestsTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final MemberId leo = Samples.memberId();
  private final MemberId mina = Samples.memberId();
  private final FakeQueue queue = new FakeQueue();
  private final SettableClock clock = new SettableClock(NOW);
  private final Rooms rooms = STORE.rooms();
  private final Requests requests =
      new Requests(
          queue,
          IntentsOf.settings(SETTINGS, Samples::id, clock),
          STORE.transactions(),
          clock,
          Samples::id,
          SETTINGS);

  @Test
  void enqueuesASecondAheadBeforeItCommits() {
    queue.beforeEnqueue(() -> assertThat(rooms.idsOf(leo)).isEmpty());
    var room = requests.carryOut(open(), Receipt.none());
    assertThat(rooms.find(room.id())).isPresent();
    assertThat(queue.enqueued())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.at()).isEqualTo(NOW.plusSeconds(1));
          assertThat(task.event().code()).isEqualTo(EventCode.R2);
          assertThat(task.event().intentAt()).isEqualTo(NOW);
          assertThat(task.event().roomId()).isEqualTo(room.id());
          assertThat(task.name().value()).matches(".*-" + room.id() + "-1-0-R2-i\\w{12}");
        });
  }

  @Test
  void changesNothingWhenTheQueueTakesNothing() {
    queue.goDown();
    assertThatThrownBy(() -> requests.carryOut(open(), Receipt.none()))
        .isInstanceOf(QueueUnavailable.class);
    assertThat(rooms.idsOf(leo)).isEmpty();
  }

  @Test
  void enqueuesNothingWhenNothingFollows() {
    var room = saved(Samples.room(leo));
    queue.goDown();
    requests.carryOut(join(room.id(), mina), Receipt.none());
    assertThat(rooms.find(room.id()).orElseThrow().circle().has(mina)).isTrue();
  }

  @Test
  void startsOverWithFreshIntentsWhenTheOutcomeIsAnother() {
    var id = saved(Samples.room(leo, mina)).id();
    var reads = new ArrayList<Integer>();
    queue.beforeEnqueue(() -> {
      if (queue.enqueued().isEmpty()) {
        // Somebody else's request registers the turn anew between decision and commit.
        clock.advance(Duration.ofSeconds(2));
        var room = rooms.find(id).orElseThrow();
        saved(room.registerAnew(clock.instant()).room().orElseThrow());
      }
    });
    requests.carryOut(
        (_, now) -> {
          var change = rooms.find(id).orElseThrow().registerAnew(now);
          var next = change.room().orElseThrow();
          reads.add(next.turn().revision());
          return new Decision<>(next, change.events(), () -> rooms.save(next));
        },
        Receipt.none());
    assertThat(reads).containsExactly(1, 2, 2, 2);
    assertThat(rooms.find(id).orElseThrow().turn().revision()).isEqualTo(2);
    assertThat(queue.enqueued())
        .extracting(task -> task.event().revision())
        .containsExactly(1, 1, 2, 2);
    assertThat(queue.enqueued())
        .extracting(task -> task.event().intentAt())
        .containsExactly(NOW, NOW, NOW.plusSeconds(2), NOW.plusSeconds(2));
    assertThat(queue.enqueued()).extracting(task -> task.name()).doesNotHaveDuplicates();
  }

  @Test
  void isBusyAfterThreeAttempts() {
    var id = saved(Samples.room(leo, mina)).id();
    queue.beforeEnqueue(
        () -> saved(rooms.find(id).orElseThrow().registerAnew(NOW).room().orElseThrow()));
    assertThatThrownBy(() -> requests.carryOut(registerAnew(id), Receipt.none()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.BUSY);
              assertThat(refusal.retryAfter()).isNotNull();
            });
    assertThat(queue.calls()).containsExactly("enqueue", "enqueue", "enqueue");
  }

  @Test
  void commitsUpToAThirdOfTheSettlingTimeAfterTheIntent() {
    var id = saved(Samples.room(leo, mina)).id();
    queue.beforeEnqueue(() -> clock.advance(Duration.ofSeconds(20)));
    requests.carryOut(registerAnew(id), Receipt.none());
    assertThat(queue.calls()).hasSize(1);
  }

  @Test
  void startsOverWhenTheCommitWouldComeLaterThanThat() {
    var id = saved(Samples.room(leo, mina)).id();
    queue.beforeEnqueue(() -> {
      if (queue.enqueued().isEmpty()) {
        clock.advance(Duration.ofSeconds(20).plusMillis(1));
      }
    });
    requests.carryOut(registerAnew(id), Receipt.none());
    assertThat(queue.enqueued())
        .extracting(task -> task.event().intentAt())
        .startsWith(NOW)
        .endsWith(NOW.plusSeconds(20).plusMillis(1));
    assertThat(rooms.find(id).orElseThrow().turn().revision()).isEqualTo(1);
  }

  @Test
  void startsOverWhenTheWritesLastLongerThanThat() {
    var id = saved(Samples.room(leo, mina)).id();
    requests.carryOut(slow(registerAnew(id)), Receipt.none());
    assertThat(queue.enqueued())
        .extracting(task -> task.event().intentAt())
        .startsWith(NOW)
        .endsWith(NOW.plusSeconds(21));
    assertThat(rooms.find(id).orElseThrow().turn().revision()).isEqualTo(1);
  }

  @Test
  void takesItsTimeWhenNothingFollows() {
    var id = saved(Samples.room(leo)).id();
    requests.carryOut(slow(join(id, mina)), Receipt.none());
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(21));
    assertThat(rooms.find(id).orElseThrow().circle().has(mina)).isTrue();
  }

  @Test
  void neverTakesTheIdOfAnAttemptWhoseTasksAreOut() {
    queue.beforeEnqueue(() -> {
      if (queue.enqueued().isEmpty()) {
        clock.advance(Duration.ofMinutes(1));
      }
    });
    var room = requests.carryOut(open(), Receipt.none());
    assertThat(queue.enqueued()).hasSize(2);
    assertThat(queue.enqueued())
        .extracting(task -> task.event().room())
        .doesNotHaveDuplicates()
        .endsWith(room.id());
    assertThat(rooms.idsOf(leo)).containsExactly(room.id());
  }

  @Test
  void keepsTheReceiptWithWhatItCommits() {
    var kept = new ArrayList<Room>();
    var room = requests.carryOut(open(), kept::add);
    assertThat(kept).containsExactly(room);
  }

  @Test
  void commitsNothingWhenTheReceiptCannotBeKept() {
    assertThatThrownBy(() ->
            requests.carryOut(
                open(),
                _ -> {
                  throw new IllegalStateException("answered already");
                }))
        .hasMessage("answered already");
    assertThat(rooms.idsOf(leo)).isEmpty();
  }

  @Test
  void refusesWhatTheRequestRefusesBeforeAnythingIsEnqueued() {
    assertThatThrownBy(() ->
            requests.carryOut(
                (_, _) -> {
                  throw Refusal.notFound();
                },
                Receipt.none()))
        .isInstanceOf(Refusal.class);
    assertThat(queue.calls()).isEmpty();
  }

  private Request<Room> open() {
    return (freshId, now) -> {
      var change = Room.open(new RoomId(freshId), SUMMER, FIVE_DAYS, leo, now);
      var room = change.room().orElseThrow();
      return new Decision<>(room, change.events(), () -> rooms.save(room));
    };
  }

  private Request<Room> join(RoomId id, MemberId member) {
    return (_, now) -> {
      var joined = rooms.find(id).orElseThrow().join(member, 10, now);
      return new Decision<>(joined, List.of(), () -> rooms.save(joined));
    };
  }

  private Request<Room> registerAnew(RoomId id) {
    return (_, now) -> {
      var change = rooms.find(id).orElseThrow().registerAnew(now);
      var room = change.room().orElseThrow();
      return new Decision<>(room, change.events(), () -> rooms.save(room));
    };
  }

  /// The same request, whose writes take too long the first time.
  private <T> Request<T> slow(Request<T> request) {
    return (freshId, now) -> {
      var decision = request.decide(freshId, now);
      return new Decision<>(
          decision.result(),
          decision.events(),
          () -> {
            decision.writes().run();
            if (clock.instant().equals(NOW)) {
              clock.advance(Duration.ofSeconds(21));
            }
          });
    };
  }

  private Room saved(Room room) {
    STORE.transactions().execute(() -> rooms.save(room));
    return room;
  }
}
