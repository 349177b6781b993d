package app.voda.simulation;

import app.voda.event.Attempt;
import app.voda.event.Outcome;
import app.voda.event.Task;
import app.voda.event.TaskName;
import app.voda.event.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Cloud Tasks as it is documented: at least once, rarely twice, in no order; a used name is
/// refused for a while.
final class SimQueue implements WorldQueue {
  // Cloud Tasks takes no later time.
  private static final Duration HORIZON = Duration.ofDays(30);

  private final World world;
  private final Services services;
  private final TaskQueue tasks = new Tasks();
  private final Map<String, Held> held = new TreeMap<>();
  private final Map<String, Instant> used = new TreeMap<>();
  private final Duration remembers;
  private int purges;

  /// A task until it is answered with 2xx.
  private static final class Held {
    final Task task;
    final Planned planned;
    private int attempts;

    private Held(Task task) {
      this.task = task;
      this.planned = Planned.now(task);
    }
  }

  SimQueue(World world, Services services) {
    this.world = world;
    this.services = services;
    // "Up to hours": promised is nothing.
    this.remembers = Duration.ofMinutes(Dice.of(world.seed, "names", 0).nextInt(1, 600));
  }

  @Override
  public TaskQueue tasks() {
    return tasks;
  }

  private final class Tasks implements TaskQueue {
    @Override
    public void enqueue(List<Task> added) {
      for (var task : added) {
        Gate.call("Queue.create", Gate.ANY, WorldQueue::down, () -> create(task));
      }
    }

    @Override
    public void delete(List<TaskName> names) {
      for (var name : names) {
        Gate.call("Queue.delete", Gate.ANY, WorldQueue::down, () -> remove(name));
      }
    }

    @Override
    public boolean holdsAny(List<TaskName> names) {
      return Gate.call(
          "Queue.get",
          QUESTION,
          WorldQueue::down,
          () -> names.stream().anyMatch(name -> held.containsKey(name.value())));
    }
  }

  private boolean create(Task task) {
    var name = task.name().value();
    var free = used.get(name);
    if (held.containsKey(name) || (free != null && world.now().isBefore(free))) {
      return false;
    }
    if (task.at().isAfter(world.now().plus(HORIZON))) {
      world.ledger.broken("a task beyond the queue's horizon: " + task);
    }
    held.put(name, new Held(task));
    world.trace.note("  enqueued " + name + " for " + task.at());
    schedule(name, later(task.at()));
    return true;
  }

  private Duration later(Instant at) {
    return at.isAfter(world.now()) ? Duration.between(world.now(), at) : Duration.ZERO;
  }

  private boolean remove(TaskName name) {
    forget(name.value());
    return true;
  }

  private void forget(String name) {
    if (held.remove(name) != null) {
      used.put(name, world.now().plus(remembers));
    }
  }

  private void schedule(String name, Duration in) {
    var task = Objects.requireNonNull(held.get(name));
    var delivery = name + " delivery " + task.attempts;
    var dice = Dice.of(world.seed, delivery, 0);
    var late = Duration.ofMillis(dice.nextInt(200));
    int minutes = dice.nextInt(120_000);
    if (world.befalls("late " + delivery, world.weather.lateness())) {
      late = Duration.ofMillis(minutes);
    }
    world.after(in.plus(late), () -> deliver(name));
    if (world.befalls("repeated " + delivery, world.weather.repeats())) {
      var again = dice.nextBoolean() ? dice.nextInt(3_000) : dice.nextInt(7_200_000);
      int before = purges;
      world.after(
          in.plus(late).plusMillis(again),
          () -> {
            if (purges == before && !world.isCalm()) {
              call(task, name + " again", _ -> {});
            }
          });
    }
  }

  private void deliver(String name) {
    var task = held.get(name);
    if (task == null) {
      return;
    }
    call(
        task,
        name,
        outcome -> {
          task.attempts++;
          boolean finished = outcome instanceof Outcome.Done || outcome instanceof Outcome.Ignored;
          if (finished) {
            forget(name);
          } else if (held.get(name) == task) {
            schedule(name, backoff(task.attempts));
          }
        });
  }

  // From 10 seconds, doubling, to 5 minutes: slower than src/main/gcloud/setup, which begins at 1.
  private static Duration backoff(int attempts) {
    return Duration.ofSeconds(Math.min(300, 10L << Math.min(attempts - 1, 5)));
  }

  private void call(Held task, String name, java.util.function.Consumer<@Nullable Outcome> ended) {
    var attempt = name + " try " + task.attempts;
    var dice = Dice.of(world.seed, "answer to " + attempt, 0);
    var instance = world.anyInstance(dice);
    if (instance == null) {
      ended.accept(null);
      return;
    }
    var outcome = new AtomicReference<@Nullable Outcome>();
    boolean answerIsLost = world.befalls("lost answer to " + attempt, world.weather.faults());
    Activity.begin(
        world,
        instance,
        attempt,
        () -> outcome.set(services.handle(task.task, attempt(task))),
        failure -> {
          world.trace.note(
              "callback %s on %d: %s%s"
                  .formatted(
                      attempt,
                      instance.number,
                      failure == null ? outcome.get() : failure,
                      answerIsLost ? ", answer lost" : ""));
          requireExpected(failure);
          ended.accept(failure == null && !answerIsLost ? outcome.get() : null);
        });
  }

  private void requireExpected(@Nullable Throwable failure) {
    if (failure != null && !Services.isExpected(failure)) {
      world.ledger.broken("a callback broke", failure);
    }
  }

  private static Attempt attempt(Held task) {
    return new Attempt(task.task.name().value(), task.attempts, task.task.at());
  }

  @Override
  public void purge() {
    purges++;
    List.copyOf(held.keySet()).forEach(this::forget);
  }

  @Override
  public List<Planned> pending() {
    return held.values().stream().map(task -> task.planned).toList();
  }
}
