package app.voda.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How long a world may need until something is done.
final class Patience {
  private static final Duration IN_CALM = Duration.ofMinutes(10);
  // An intent may be enqueued before a purge, and its commit come after.
  private static final Duration INTENT = Duration.ofMinutes(1);
  // A push is given up a day after its time.
  private static final Duration LONGEST = Duration.ofHours(24);

  private final World world;
  private final List<Instant> purges = new ArrayList<>();
  private Instant calm = World.BEGIN;

  Patience(World world) {
    this.world = world;
  }

  void purged() {
    purges.add(world.now());
  }

  void calmedDown() {
    calm = world.now();
  }

  /// By when the reminders of a turn are in the queue.
  Instant registeredBy(Instant began) {
    return by(began);
  }

  /// Whether somebody must have been told: it was true for long enough, and no purge lost it.
  boolean mustHaveBeenTold(Due due) {
    var by = toldBy(due);
    return !by.isAfter(due.until())
        && !by.isAfter(world.now())
        && !by.isAfter(due.from().plus(LONGEST))
        && purges.stream()
            .noneMatch(at -> !at.isBefore(due.since().minus(INTENT)) && !at.isAfter(by));
  }

  Instant toldBy(Due due) {
    return by(due.from());
  }

  // Half of all calls may fail in a storm, and the queue waits five minutes between them: what is
  // left of chance after this time is less than one in a million.
  private Instant by(Instant from) {
    var settled = calm.plus(world.queue.settles());
    if (!from.isBefore(settled)) {
      return from.plus(IN_CALM);
    }
    var stormy = world.outages.after(from, world.queue.patience());
    var calmly = (from.isBefore(calm) ? calm : from).plus(world.queue.settles());
    return stormy.isBefore(calmly) ? stormy : calmly;
  }
}
