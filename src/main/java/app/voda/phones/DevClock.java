package app.voda.phones;

import app.voda.event.dbscheduler.QueueRunner;
import app.voda.event.dbscheduler.TaskRan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Moves the application's clock from task to task, so that each runs at its own time.
@Component
@Profile("!gcp")
public class DevClock {
  private final MovableClock clock;
  private final QueueRunner queue;
  private final ApplicationEventPublisher events;
  private final ReentrantLock moving = new ReentrantLock();
  private final Queue<TaskRan> ran = new ConcurrentLinkedQueue<>();
  private volatile boolean recording;

  DevClock(MovableClock clock, QueueRunner queue, ApplicationEventPublisher events) {
    this.clock = clock;
    this.queue = queue;
    this.events = events;
  }

  /// Published when the clock was moved.
  public record ClockMoved(Instant now) {}

  /// Where the clock stands, and what ran on the way.
  public record Moved(Instant now, List<TaskRan> ran) {}

  public Instant now() {
    return clock.instant();
  }

  /// Moves the clock forward. Each task that falls due on the way runs at its own time, with what
  /// it enqueues and with its retries; one move at a time.
  public Moved advance(Duration by) {
    moving.lock();
    try {
      return advanceAlone(by);
    } finally {
      moving.unlock();
    }
  }

  private Moved advanceAlone(Duration by) {
    ran.clear();
    recording = true;
    var target = clock.stand().plus(by);
    try {
      for (var next = stepBefore(target); next != null; next = stepBefore(target)) {
        clock.moveTo(next);
        queue.awaitNothingDue();
      }
      clock.moveTo(target);
      queue.awaitNothingDue();
    } finally {
      recording = false;
      // Should a step fail, time goes on from that step.
      clock.tickOn();
    }
    events.publishEvent(new ClockMoved(clock.instant()));
    return new Moved(target, new ArrayList<>(ran));
  }

  private @Nullable Instant stepBefore(Instant target) {
    var now = clock.instant();
    return queue
        .nextDue()
        .map(due -> due.isBefore(now) ? now : due)
        .filter(due -> due.isBefore(target))
        .orElse(null);
  }

  @EventListener
  void record(TaskRan task) {
    if (recording) {
      ran.add(task);
    }
  }
}
