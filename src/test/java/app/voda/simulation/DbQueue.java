package app.voda.simulation;

import app.voda.event.Attempt;
import app.voda.event.TaskQueue;
import app.voda.event.dbscheduler.SteppedQueue;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The embedded default's queue on its own database: voda's adapter, and db-scheduler, whose looks
/// are calls of the world's clock. Each instance looks, and calls itself back. What one had picked
/// when it died stays picked, until one starts alone or half an hour has gone by.
final class DbQueue implements WorldQueue {
  // db-scheduler's way: after six missed heartbeats of five minutes, looked for every ten.
  private static final Duration SEARCH = Duration.ofMinutes(10);
  private static final Duration UNTIL_REVIVED = Duration.ofMinutes(40);

  // Looking on while the database is away would only take the simulation's time.
  private static final Duration REST = Duration.ofSeconds(5);

  private final World world;
  private final Services services;
  private final SteppedQueue queue;
  private final RealTasks tasks;
  private @Nullable Instant nextLook;
  private Instant restsUntil = World.BEGIN;
  private long looks;
  private boolean searches;

  DbQueue(World world, Services services, MemoryStore store) {
    this.world = world;
    this.services = services;
    this.queue =
        new SteppedQueue(
            store.dataSource(),
            new Fragile(store.dataSource()),
            world.store.port(Transactions.class),
            new World.InstanceClock(),
            this::call);
    this.tasks = new RealTasks(queue.tasks(), _ -> {}, _ -> lookWhenDue());
  }

  @Override
  public TaskQueue tasks() {
    return tasks;
  }

  private void lookWhenDue() {
    queue.nextDue().ifPresent(due -> lookAt(due.isAfter(world.now()) ? due : world.now()));
    if (!searches && queue.isAnyPicked()) {
      searches = true;
      world.after(SEARCH, this::search);
    }
  }

  // A look comes up to 250 ms after what it finds; in bad weather minutes.
  private void lookAt(Instant due) {
    var dice = Dice.of(world.seed, "look", looks);
    var late = Duration.ofMillis(dice.nextInt(250));
    int minutes = dice.nextInt(120_000);
    if (world.befalls("late look " + looks, world.weather.lateness())) {
      late = Duration.ofMillis(minutes);
    }
    var at = (due.isAfter(restsUntil) ? due : restsUntil).plus(late);
    if (nextLook == null || at.isBefore(nextLook)) {
      nextLook = at;
      world.after(Duration.between(world.now(), at), () -> lookOnce(at));
    }
  }

  private void lookOnce(Instant planned) {
    if (!planned.equals(nextLook)) {
      return;
    }
    nextLook = null;
    step("look " + ++looks, queue::look);
    lookWhenDue();
  }

  private void search() {
    searches = false;
    step("search " + world.now(), queue::reviveDead);
    lookWhenDue();
  }

  private void step(String name, Runnable step) {
    var instance = world.anyInstance(Dice.of(world.seed, name, 0));
    if (instance == null) {
      // Whoever is back first looks.
      return;
    }
    Activity.begin(
        world,
        instance,
        name,
        step,
        failure -> {
          if (failure != null) {
            restsUntil = world.now().plus(REST);
            requireExpected(failure);
          }
          lookWhenDue();
        });
  }

  private void requireExpected(Throwable failure) {
    if (!Services.isExpected(failure)) {
      world.ledger.broken("a look broke", failure);
    }
  }

  private int call(String body, Attempt attempt) {
    return Answered.status(
        services, attempt.taskName() + " try " + attempt.retryCount(), body, attempt);
  }

  @Override
  public void isBack(Instance instance) {
    if (world.instances.stream().filter(other -> other.up).count() == 1) {
      queue.releasePicked();
    }
    lookWhenDue();
  }

  @Override
  public void purge() {
    queue.purge();
  }

  @Override
  public List<Planned> pending() {
    return tasks.planned(queue.pending());
  }

  @Override
  public Duration settles() {
    return UNTIL_REVIVED.plus(WorldQueue.super.settles());
  }

  // What has been revived may be picked by one that dies, once more and again.
  @Override
  public Duration patience() {
    return UNTIL_REVIVED.multipliedBy(3);
  }

  // A process may end before each statement of db-scheduler, and the database be away. Who is dead
  // has no connection: what it picked stays picked.
  private static final class Fragile extends DelegatingDataSource {
    Fragile(DataSource real) {
      super(real);
    }

    @Override
    public Connection getConnection() {
      return Gate.call(
          "Queue.connect",
          Gate.READ,
          () -> new CannotGetJdbcConnectionException("away"),
          () -> {
            try {
              return super.getConnection();
            } catch (SQLException e) {
              throw new CannotGetJdbcConnectionException("away", e);
            }
          });
    }
  }
}
