package app.voda.testing;

import app.voda.event.Attempt;
import app.voda.event.Callbacks;
import app.voda.event.EventJson;
import app.voda.event.Outcome;
import app.voda.event.Task;
import app.voda.phones.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// The real services on a clock and a queue that the test holds in its hands.
public final class World implements AutoCloseable {
  final Voda voda;
  final PlainQueue queue;
  final RecordingPhones phones;
  private final Callbacks callbacks;
  private final EventJson json;
  private final MovableClock clock;
  private final List<Task> finished = new ArrayList<>();

  private World(Voda voda) {
    this.voda = voda;
    this.queue = voda.bean(PlainQueue.class);
    this.phones = voda.bean(RecordingPhones.class);
    this.callbacks = voda.bean(Callbacks.class);
    this.json = voda.bean(EventJson.class);
    this.clock = voda.bean(MovableClock.class);
    clock.stand();
  }

  public static World start(Path data) {
    return new World(Voda.start(data, List.of(PlainQueue.class, RecordingPhones.class)));
  }

  /// A new room with this many members.
  public RoomInWorld room(int members, Duration period) {
    finished.clear();
    phones.sent().clear();
    return new RoomInWorld(this, members, period);
  }

  public Instant now() {
    return clock.instant();
  }

  public void advance(Duration by) {
    clock.moveTo(now().plus(by));
  }

  public void advanceTo(Instant time) {
    if (time.isAfter(now())) {
      clock.moveTo(time);
    }
  }

  /// Delivers a few of the room's tasks: any of them, due or not, finished or not, some twice at
  /// once.
  public void deliverSome(RoomInWorld room, Random random) {
    var tasks = new ArrayList<>(Stream.concat(room.pending().stream(), finished.stream()).toList());
    Collections.shuffle(tasks, random);
    tasks.stream().limit(random.nextInt(6)).forEach(task -> deliver(task, random.nextInt(4) == 0));
  }

  /// Delivers what is due, in any order, with all that follows from it.
  public void deliverAllDue(RoomInWorld room, Random random) {
    for (int round = 0; round < 100; round++) {
      var due = new ArrayList<>(room.pending());
      due.removeIf(task -> task.at().isAfter(now()));
      if (due.isEmpty()) {
        return;
      }
      Collections.shuffle(due, random);
      due.forEach(task -> deliver(task, random.nextInt(4) == 0));
      // What came too early comes again.
      advance(Duration.ofSeconds(10));
    }
    throw new AssertionError("the queue does not come to rest: " + room.pending());
  }

  private void deliver(Task task, boolean twice) {
    if (twice) {
      var other = CompletableFuture.runAsync(() -> deliver(task));
      deliver(task);
      other.join();
    } else {
      deliver(task);
    }
  }

  private void deliver(Task task) {
    var attempt = new Attempt(task.name().value(), 0, task.at());
    switch (callbacks.handle(json.write(task.event()), attempt)) {
      case Outcome.Done _, Outcome.Ignored _ -> finish(task);
      case Outcome.TryAgain _ -> {}
    }
  }

  private synchronized void finish(Task task) {
    queue.finish(task);
    finished.add(task);
  }

  @Override
  public void close() {
    voda.close();
  }
}
