package app.voda.simulation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs one seed's world, first through its storm, then through calm days.
final class Simulation {
  private final Services services;
  private final Function<InstantSource, Store> stores;

  Simulation(Services services, Function<InstantSource, Store> stores) {
    this.services = services;
    this.stores = stores;
  }

  /// How a world ended.
  ///
  /// @param broken the first invariant that did not hold; null when all did
  /// @param faulty the calls that went wrong
  record Result(@Nullable String broken, String trace, Set<String> faulty) {}

  Result run(long seed) {
    return run(seed, Step.of(seed), Set.of());
  }

  /// Runs what is left of a seed's world.
  ///
  /// @param steps some of its steps
  /// @param withoutFaults calls that go well
  Result run(long seed, List<Step> steps, Set<String> withoutFaults) {
    var world = new World(seed, stores, services, withoutFaults);
    try {
      live(world, steps);
    } catch (RuntimeException | Error e) {
      // Told with the world's history, as what an invariant finds.
      world.ledger.broken("the world itself broke", e);
    } finally {
      world.end();
      world.queue.close();
      world.store.end().run();
    }
    return new Result(world.ledger.broken(), world.trace.toString(), world.trace.faulty());
  }

  private void live(World world, List<Step> steps) {
    var people = new People(world, services);
    for (var step : steps) {
      world.after(step.at(), () -> people.act(step));
    }
    var last = steps.isEmpty() ? Duration.ZERO : steps.getLast().at();
    world.runUntil(World.BEGIN.plus(last).plusSeconds(30));

    world.trace.note("the storm is over");
    world.calmDown();
    world.runUntil(world.now().plus(world.queue.settles()));
    if (people.purgedAt >= 0) {
      // Only what was purged needs it: all else heals by itself.
      people.reconcile("the last reconciliation");
      world.runUntil(world.now().plus(world.queue.settles()));
    }
    var invariants = new Invariants(world, people);
    if (!world.ledger.isBroken()) {
      invariants.afterTheStorm();
    }

    world.trace.note("calm days");
    var rooms = world.ledger.living();
    var since = world.now();
    var longest =
        rooms.stream()
            .map(room -> room.period().length())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    world.runUntil(since.plus(longest.multipliedBy(2)));
    if (!world.ledger.isBroken()) {
      world.runUntil(invariants.untilTheDeadHaveNothing().plus(world.queue.settles()));
    }
    if (!world.ledger.isBroken()) {
      settle(world, rooms);
      invariants.ofTheRhythm(rooms, since);
    }
  }

  // Not in the middle of a turn's end.
  private static void settle(World world, List<app.voda.room.Room> rooms) {
    for (int i = 0; i < 100; i++) {
      var now = world.now();
      boolean restless =
          rooms.stream()
              .anyMatch(room -> {
                var due = room.turn().dueAt();
                var period = room.period().length().toMillis();
                var past = Math.floorMod(Duration.between(due, now).toMillis(), period);
                return past < 600_000;
              });
      if (!restless) {
        return;
      }
      world.runUntil(now.plus(Duration.ofMinutes(11)));
    }
  }
}
