package app.voda.simulation;

import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import java.time.InstantSource;
import java.util.List;

/// A queue that is broken on purpose: it takes each fiftieth task, and forgets it.
final class ForgetfulQueue implements WorldQueue {
  private static final int ONE_IN = 50;

  private final World world;
  private final WorldQueue real;

  private ForgetfulQueue(World world, WorldQueue real) {
    this.world = world;
    this.real = real;
  }

  /// A store in memory, and such a queue.
  static Store beside(InstantSource clock) {
    var store = Stores.inMemory(clock);
    return new Store(
        store.ports(),
        store.locks(),
        (world, services) -> new ForgetfulQueue(world, store.queue().apply(world, services)),
        store.end());
  }

  @Override
  public TaskQueue tasks() {
    var tasks = real.tasks();
    return new TaskQueue() {
      @Override
      public void enqueue(List<Task> added) {
        tasks.enqueue(added.stream().filter(task -> !isForgotten(task.name())).toList());
      }

      @Override
      public void delete(List<TaskName> names) {
        tasks.delete(names);
      }

      @Override
      public boolean holdsAny(List<TaskName> names) {
        return tasks.holdsAny(names);
      }
    };
  }

  private boolean isForgotten(TaskName name) {
    return Dice.of(world.seed, "forgets " + name, 0).nextInt(ONE_IN) == 0;
  }

  @Override
  public void purge() {
    real.purge();
  }

  @Override
  public List<Planned> pending() {
    return real.pending();
  }
}
