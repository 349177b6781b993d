package app.voda.testing;

import io.grpc.Status;
import io.grpc.StatusException;
import java.time.Duration;
import java.util.Collections;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What goes wrong in {@link FakeCloudTasks}: nothing, until a test says so. Chances come from a
/// seed.
public final class CloudTasksFaults {
  private final Random random;
  private final Queue<Create> next = new ConcurrentLinkedQueue<>();
  private volatile double before;
  private volatile double after;
  private volatile double twice;
  private volatile Duration late = Duration.ZERO;
  private volatile Duration slow = Duration.ZERO;
  private volatile Status.Code refusal = Status.Code.OK;

  /// How a creation goes.
  public enum Create {
    WELL,
    /// Answers UNAVAILABLE, and creates nothing.
    FAILS_BEFORE,
    /// Creates the task, and answers UNAVAILABLE.
    FAILS_AFTER,
    /// Answers PERMISSION_DENIED, and creates nothing.
    REFUSED,
    /// Creates the task, and never answers.
    SILENT
  }

  CloudTasksFaults(long seed) {
    this.random = new Random(seed);
  }

  /// Creations fail with these chances.
  public void failCreating(double before, double after) {
    this.before = before;
    this.after = after;
  }

  /// The next creations go like this, whatever the chances.
  public void nextCreations(Create... how) {
    Collections.addAll(next, how);
  }

  /// Tasks are called back twice with this chance.
  public void duplicate(double chance) {
    twice = chance;
  }

  /// Tasks are called back up to so much late, each at a time of its own, so that they overtake
  /// each other.
  public void delay(Duration upTo) {
    late = upTo;
  }

  /// Every operation is answered so much later.
  public void answerAfter(Duration wait) {
    slow = wait;
  }

  /// Every operation is answered UNAVAILABLE. What was put in is called back all the same.
  public void goDown() {
    refuse(Status.Code.UNAVAILABLE);
  }

  /// Every operation is answered so.
  public void refuse(Status.Code code) {
    refusal = code;
  }

  /// All is well again.
  public void heal() {
    failCreating(0, 0);
    next.clear();
    duplicate(0);
    delay(Duration.ZERO);
    answerAfter(Duration.ZERO);
    refuse(Status.Code.OK);
  }

  Create creation() {
    var told = next.poll();
    if (told != null) {
      return told;
    }
    double chance = random.nextDouble();
    if (chance < before) {
      return Create.FAILS_BEFORE;
    }
    return chance < before + after ? Create.FAILS_AFTER : Create.WELL;
  }

  int calls() {
    return random.nextDouble() < twice ? 2 : 1;
  }

  Duration lateness() {
    return Duration.ofNanos((long) (random.nextDouble() * late.toNanos()));
  }

  Duration slowness() {
    return slow;
  }

  void check() throws StatusException {
    var code = refusal;
    if (code != Status.Code.OK) {
      throw code.toStatus().withDescription("refused as the test says").asException();
    }
  }
}
