package app.voda.simulation.store;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.id.MemberId;
import app.voda.store.Conflict;
import app.voda.testing.Samples;
import app.voda.testing.SettableClock;
import app.voda.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionTimedOutException;

/// What others do in the middle of a transaction, where the simulation has them do it.
class RacesTest {
  private final SettableClock clock = new SettableClock(NOW);
  private final SimStore store = new SimStore(clock);
  private final MemberId leo = Samples.memberId();

  @Test
  void mindsNothingThatItHasNotRead() {
    var attempts = new ArrayList<Integer>();
    store
        .transactions()
        .execute(() -> {
          attempts.add(store.devices().of(leo).size());
          meanwhile(() -> store.devices().save(Samples.device(Samples.memberId(), "another")));
          store.devices().save(Samples.device(leo, "mine"));
        });
    assertThat(attempts).hasSize(1);
  }

  @Test
  void seesWhatItHasWrittenItselfAndNobodyElseDoes() {
    var mine = Samples.device(leo, "mine");
    store
        .transactions()
        .execute(() -> {
          store.devices().save(mine);
          assertThat(store.devices().of(leo)).containsExactly(mine);
          meanwhile(() -> assertThat(store.devices().of(leo)).isEmpty());
          store.transactions().execute(() -> store.devices().delete(mine.id()));
          assertThat(store.devices().find(mine.id())).isEmpty();
        });
    assertThat(store.devices().of(leo)).isEmpty();
  }

  @Test
  void readsAThingOnceWhateverOthersMakeOfIt() {
    var read = Samples.device(leo, "phone");
    store.devices().save(read);
    List<Integer> seen =
        store
            .transactions()
            .run(() -> {
              int before = store.devices().of(leo).size();
              meanwhile(() -> store.devices().delete(read.id()));
              return List.of(before, store.devices().find(read.id()).isPresent() ? 1 : 0);
            });
    assertThat(seen).containsExactly(1, 1);
  }

  @Test
  void losesTenTimesAndIsRefused() {
    var phone = Samples.device(leo, "mine");
    store.devices().save(phone);
    var attempts = new ArrayList<Integer>();
    assertThatThrownBy(() ->
            store
                .transactions()
                .execute(() -> {
                  attempts.add(store.devices().of(leo).size());
                  meanwhile(() -> store.devices().save(phone));
                  store.devices().save(Samples.device(leo, "another"));
                }))
        .isInstanceOf(Conflict.class);
    assertThat(attempts).hasSize(10);
    assertThat(store.devices().of(leo)).containsExactly(phone);
  }

  @Test
  void keepsNothingAfterItsDeadline() {
    assertThatThrownBy(() -> takingLongerThanASecondBy(Duration.ofMillis(1)))
        .isInstanceOf(TransactionTimedOutException.class);
    assertThat(store.devices().of(leo)).isEmpty();
    takingLongerThanASecondBy(Duration.ZERO);
    assertThat(store.devices().of(leo)).hasSize(1);
  }

  private void takingLongerThanASecondBy(Duration more) {
    var _ =
        store
            .transactions()
            .run(
                Duration.ofSeconds(1),
                () -> {
                  store.devices().save(Samples.device(leo, "mine"));
                  clock.advance(Duration.ofSeconds(1).plus(more));
                  return true;
                });
  }

  private static void meanwhile(Runnable others) {
    var _ =
        Together.times(
            1,
            _ -> {
              others.run();
              return true;
            });
  }
}
