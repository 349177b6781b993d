package app.voda.simulation;

import app.voda.store.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Transactions whose commit may fail, before or after.
final class ChaosTransactions implements Transactions {
  private static final Set<Fault> LOST =
      EnumSet.of(Fault.CRASH_BEFORE, Fault.UNAVAILABLE, Fault.SLOW);

  @Override
  public <T> T run(Duration deadline, Supplier<T> work) {
    var activity = Activity.current();
    if (activity.inTransaction) {
      return work.get();
    }
    activity.reads.forget();
    var done = new ArrayList<Runnable>();
    T result;
    try {
      result =
          activity
              .world
              .store
              .port(Transactions.class)
              .run(deadline, () -> attempt(activity, work, done));
    } finally {
      activity.inTransaction = false;
    }
    done.forEach(Runnable::run);
    return Gate.call("Transactions.answer", LOST, ChaosPort::down, () -> result);
  }

  private static <T> T attempt(Activity activity, Supplier<T> work, List<Runnable> done) {
    activity.inTransaction = true;
    activity.uncommitted.clear();
    var result = work.get();
    done.clear();
    done.addAll(activity.uncommitted);
    return Gate.call("Transactions.commit", LOST, ChaosPort::down, () -> result);
  }

  @Override
  public <T> T reading(Supplier<T> work) {
    return Activity.current().reads.within(work);
  }
}
