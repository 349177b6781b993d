package app.voda.store;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.auth.RefreshFamilies;
import app.voda.auth.RefreshFamily;
import app.voda.diary.Diaries;
import app.voda.diary.Diary;
import app.voda.id.RoomId;
import app.voda.room.JoinAttempts;
import app.voda.room.Room;
import app.voda.room.RoomEdit;
import app.voda.room.Rooms;
import app.voda.room.WrongCodes;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store's transactions promise.
public abstract class TransactionsContract {
  protected abstract Transactions transactions();

  protected abstract Rooms rooms();

  protected abstract Diaries diaries();

  protected abstract RefreshFamilies families();

  protected abstract JoinAttempts joinAttempts();

  @Test
  void commitsOverAllPorts() {
    var room = Samples.room(Samples.memberId());
    transactions()
        .execute(() -> {
          rooms().save(room);
          diaries().add(diary(room));
        });
    assertThat(rooms().find(room.id())).isPresent();
    assertThat(diaries().find(room.id(), "1")).isPresent();
  }

  @Test
  void keepsNothingOfAnyPortWhenTheWorkThrows() {
    var room = Samples.room(Samples.memberId());
    assertThatThrownBy(() ->
            transactions()
                .execute(() -> {
                  rooms().save(room);
                  diaries().add(diary(room));
                  throw new IllegalStateException("no");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
    assertThat(rooms().find(room.id())).isEmpty();
    assertThat(diaries().find(room.id(), "1")).isEmpty();
  }

  @Test
  void answersWithWhatTheWorkCameTo() {
    assertThat(transactions().<Integer>run(() -> 42)).isEqualTo(42);
  }

  @Test
  void losesNothingWhenARoomIsReadAndWrittenByManyAtOnce() {
    var room = Samples.room(Samples.memberId());
    save(room);
    int threads = 8;
    int times = 5;
    var ends =
        Together.run(
            threads,
            _ ->
                () -> {
                  for (int i = 0; i < times; i++) {
                    countOn(room.id());
                  }
                  return true;
                });
    assertThat(ends).allMatch(end -> !end.failed());
    assertThat(hint(room.id())).isEqualTo(threads * times);
  }

  // Each counts on in the hint, starting over itself when even the bounded retry was not enough.
  private void countOn(RoomId id) {
    boolean done = false;
    while (!done) {
      try {
        transactions()
            .execute(() -> {
              var read = rooms().find(id).orElseThrow();
              var next = String.valueOf(hint(id) + 1);
              rooms()
                  .save(read.edit(new RoomEdit(null, null, next, null), NOW).room().orElseThrow());
            });
        done = true;
      } catch (Conflict lostTooOften) {
        done = false;
      }
    }
  }

  private int hint(RoomId id) {
    var hint = rooms().find(id).orElseThrow().profile().hint();
    return hint.equals("Where?") ? 0 : Integer.parseInt(hint);
  }

  @Test
  void losesNoWrongCodeThatIsTriedAtTheSameMoment() {
    var room = Samples.roomId();
    var member = Samples.memberId();
    inStep(
        () -> joinAttempts().of(room, member),
        read -> joinAttempts().save(room, member, with(read)));
    assertThat(joinAttempts().of(room, member).at()).hasSize(2);
    inStep(
        () -> joinAttempts().of(room, member),
        read -> joinAttempts().save(room, member, with(read)));
    assertThat(joinAttempts().of(room, member).at()).hasSize(4);
  }

  private static WrongCodes with(WrongCodes read) {
    return new WrongCodes(Stream.concat(read.at().stream(), Stream.of(NOW)).toList(), null);
  }

  @Test
  void doesNotReviveWhatAnotherRemovedMeanwhile() {
    var family = new RefreshFamily(Samples.id(), Samples.memberId(), "a", NOW);
    families().save(family);
    inStep(
        () -> families().find(family.id()),
        (thread, read) -> {
          if (thread == 0) {
            families().delete(family.id());
          } else {
            read.ifPresent(f -> families().save(f));
          }
        });
    // Whichever was first: the one that deletes either sees the other's write and removes that too,
    // or the other finds nothing left to save.
    assertThat(families().find(family.id())).isEmpty();
  }

  @Test
  void lateComersStartOverWithWhatTheFirstHasWritten() {
    var family = new RefreshFamily(Samples.id(), Samples.memberId(), "", NOW);
    families().save(family);
    inStep(
        () -> families().find(family.id()).orElseThrow(),
        read ->
            families()
                .save(
                    new RefreshFamily(
                        read.id(), read.member(), read.currentHash() + "x", read.expiresAt())));
    assertThat(families().find(family.id()).orElseThrow().currentHash()).isEqualTo("xx");
  }

  @Test
  void givesUpWhenTheDeadlineHasPassed() {
    var room = Samples.room(Samples.memberId());
    assertThatThrownBy(() ->
            transactions()
                .run(
                    // Nothing is that fast.
                    Duration.ofNanos(1),
                    () -> {
                      rooms().save(room);
                      return true;
                    }))
        .isInstanceOf(RuntimeException.class);
    assertThat(rooms().find(room.id())).isEmpty();
  }

  @Test
  void givesUpAnEndlessRaceAsAConflict() {
    var attempts = new ArrayList<Integer>();
    assertThatThrownBy(() ->
            transactions()
                .execute(() -> {
                  attempts.add(1);
                  throw new Conflict("again");
                }))
        .isInstanceOf(Conflict.class);
    assertThat(attempts).hasSizeBetween(2, 20);
  }

  /// Two transactions that have both read before either writes.
  private <T> void inStep(Supplier<T> read, Consumer<T> write) {
    inStep(read, (_, seen) -> write.accept(seen));
  }

  /// As {@link #inStep(Supplier, Consumer)}, for two that write differently.
  private <T> void inStep(Supplier<T> read, BiConsumer<Integer, T> write) {
    var bothHaveRead = new CyclicBarrier(2);
    List<Together.End<Boolean>> ends =
        Together.run(
            2,
            thread -> {
              var attempt = new AtomicInteger();
              return () -> {
                transactions()
                    .execute(() -> {
                      var seen = read.get();
                      if (attempt.getAndIncrement() == 0) {
                        await(bothHaveRead);
                      }
                      write.accept(thread, seen);
                    });
                return true;
              };
            });
    assertThat(ends).allMatch(end -> !end.failed());
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void save(Room room) {
    transactions().execute(() -> rooms().save(room));
  }

  private static Diary diary(Room room) {
    return new Diary(room.id(), 1, room.turn().writer(), "t", "x", null, NOW);
  }
}
