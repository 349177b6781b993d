package app.voda.simulation.store;

import app.voda.auth.RefreshFamilies;
import app.voda.diary.Diaries;
import app.voda.room.JoinAttempts;
import app.voda.room.Rooms;
import app.voda.store.Transactions;
import app.voda.store.TransactionsContract;
import app.voda.testing.Samples;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

class SimTransactionsTest extends TransactionsContract {
  // A clock that moves on whenever it is looked at, so that a deadline can pass.
  private static final AtomicLong LOOKS = new AtomicLong();
  private static final SimStore STORE =
      new SimStore(() -> Samples.NOW.plus(LOOKS.incrementAndGet(), ChronoUnit.MICROS));

  @Override
  protected Transactions transactions() {
    return STORE.transactions();
  }

  @Override
  protected Rooms rooms() {
    return STORE.rooms();
  }

  @Override
  protected Diaries diaries() {
    return STORE.diaries();
  }

  @Override
  protected RefreshFamilies families() {
    return STORE.refreshFamilies();
  }

  @Override
  protected JoinAttempts joinAttempts() {
    return STORE.joinAttempts();
  }
}
