package app.voda.event;

import app.voda.event.Outcome.Why;
import app.voda.id.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tasks enqueued before the commit that makes them true.
@Component
public final class Intents {
  // A second ahead: most commits are there when the queue calls, so that few calls come too early.
  private static final Duration AHEAD = Duration.ofSeconds(1);

  private final IdSource ids;
  private final InstantSource clock;
  private final EventSettings settings;

  Intents(IdSource ids, InstantSource clock, EventSettings settings) {
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  /// The tasks that announce these events.
  public List<Task> tasks(List<RoomEvent> events, Instant intentAt) {
    return events.stream()
        .map(event -> event.intendedAt(intentAt))
        .map(event -> new Task(TaskName.intent(event, ids), event, intentAt.plus(AHEAD)))
        .toList();
  }

  /// The answer while an intent's truth is not visible: come again until it must have settled. A
  /// task that is no intent is never too young.
  public Outcome notVisible(RoomEvent event) {
    return notVisible(event, Why.NEVER_CAME);
  }

  /// As {@link #notVisible(RoomEvent)}, with the reason to give once it must have settled.
  public Outcome notVisible(RoomEvent event, Why finallyWhy) {
    var intentAt = event.intentAt();
    if (intentAt == null) {
      return Outcome.ignored(finallyWhy);
    }
    var settled = intentAt.plus(settings.settle());
    return clock.instant().isBefore(settled)
        ? new Outcome.TryAgain(settled, "not committed yet")
        : Outcome.ignored(finallyWhy);
  }
}
