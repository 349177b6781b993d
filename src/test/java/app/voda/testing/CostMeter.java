package app.voda.testing;

import app.voda.testing.FakeCloudTasks.Operation;
import java.util.EnumMap;
import java.util.Map;

/// Reads what Firestore and Cloud Tasks would bill.
public final class CostMeter {
  // List prices in USD, without the free quota. Firestore: the dearest locations, the multi-regions
  // (cloud.google.com/firestore/pricing). Cloud Tasks: facts of cloud.google.com/tasks/pricing; an
  // operation is a call of the API or an attempt to push.
  private static final double READ = 0.06 / 100_000;
  private static final double WRITE = 0.18 / 100_000;
  private static final double DELETE = 0.02 / 100_000;
  private static final double OPERATION = 0.40 / 1_000_000;
  private static final double TURNS_A_MONTH = 1_000_000 * 30d;

  private final FirestoreMeter store;
  private final FakeCloudTasks queue;
  private Map<Operation, Long> before = new EnumMap<>(Operation.class);

  /// Begins now.
  public CostMeter(FirestoreMeter store, FakeCloudTasks queue) {
    this.store = store;
    this.queue = queue;
  }

  /// What something cost.
  ///
  /// @param created tasks put into the queue
  /// @param removed tasks deleted by name, there or not
  /// @param called attempts to push
  public record Cost(
      long reads, long writes, long deletes, long created, long removed, long called) {

    double aMonth() {
      return TURNS_A_MONTH
          * (reads * READ
              + writes * WRITE
              + deletes * DELETE
              + (created + removed + called) * OPERATION);
    }

    String row(String name) {
      return "| %s | %d | %d | %d | %d | %d | %d | %,.0f USD |"
          .formatted(name, reads, writes, deletes, created, removed, called, aMonth());
    }
  }

  /// What was billed since the last look.
  public Cost take() {
    var bill = store.take();
    var now = queue.operations();
    var cost =
        new Cost(
            bill.reads(),
            bill.writes(),
            bill.deletes(),
            since(now, Operation.CREATE),
            since(now, Operation.DELETE),
            since(now, Operation.DISPATCH));
    before = now;
    return cost;
  }

  private long since(Map<Operation, Long> now, Operation operation) {
    return now.getOrDefault(operation, 0L) - before.getOrDefault(operation, 0L);
  }

  /// The table of docs/operations.md.
  public static String table(Cost lapsed, Cost posted) {
    return String.join(
        "\n",
        "| turn | reads | writes | deletes | tasks created | tasks deleted | calls |"
            + " a month, 1 million rooms on P1D |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
        lapsed.row("lapsed"),
        posted.row("posted"));
  }
}
