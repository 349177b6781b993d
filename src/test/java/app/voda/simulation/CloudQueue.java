package app.voda.simulation;

import app.voda.event.Attempt;
import app.voda.event.Task;
import app.voda.event.TaskQueue;
import app.voda.event.cloudtasks.CloudTasksQueues;
import app.voda.event.cloudtasks.Patience;
import app.voda.testing.CloudTasksBackoff;
import app.voda.testing.CloudTasksFaults.Create;
import app.voda.testing.CloudTasksHeld;
import app.voda.testing.FakeCloudTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Cloud Tasks' fake behind voda's adapter, over gRPC, by the world's clock: it says what is due,
/// and the world has it delivered, late or twice.
final class CloudQueue implements WorldQueue {
  // Slower than the queue of src/main/gcloud/setup, which begins at 1 second.
  private static final CloudTasksBackoff BACKOFF =
      new CloudTasksBackoff(Duration.ofSeconds(10), Duration.ofMinutes(5), 5);

  private final World world;
  private final Services services;
  private final FakeCloudTasks fake;
  private final CloudTasksQueues adapter;
  private final RealTasks tasks;
  private int creations;
  private int purges;

  CloudQueue(World world, Services services) {
    this.world = world;
    this.services = services;
    this.fake = FakeCloudTasks.start(world.seed, BACKOFF, world::now, "voda");
    // It is the world that calls back.
    fake.pause();
    this.adapter = new CloudTasksQueues(fake.endpoint(), Patience.DEFAULT, "voda");
    var real = adapter.queue();
    this.tasks =
        new RealTasks(real, this::misbehave, added -> added.forEach(task -> lookAt(task.at())));
  }

  @Override
  public TaskQueue tasks() {
    return tasks;
  }

  // What goes wrong on the wire: an answer that is lost, which the adapter asks for once more, and
  // a refusal in the middle of a list, which it passes on.
  private void misbehave(List<Task> added) {
    if (world.isCalm()) {
      fake.faults().heal();
      return;
    }
    double chance = world.weather.faults();
    fake.faults().failCreating(chance / 2, chance / 2);
    var dice = Dice.of(world.seed, "creation", creations++);
    if (dice.nextDouble() < chance) {
      int well = dice.nextInt(added.size());
      fake.faults().nextCreations(Collections.nCopies(well, Create.WELL).toArray(new Create[0]));
      fake.faults().nextCreations(Create.REFUSED);
      world.trace.note("  the queue refuses " + added.get(well).name());
    }
  }

  private void lookAt(Instant due) {
    var in = Duration.between(world.now(), due);
    world.after(in.isNegative() ? Duration.ZERO : in, () -> fake.takeDue().forEach(this::schedule));
  }

  private void schedule(CloudTasksHeld task) {
    var delivery = task.name() + " delivery " + task.calls();
    var dice = Dice.of(world.seed, delivery, 0);
    var late = Duration.ofMillis(dice.nextInt(200));
    int minutes = dice.nextInt(120_000);
    if (world.befalls("late " + delivery, world.weather.lateness())) {
      late = Duration.ofMillis(minutes);
    }
    world.after(late, () -> deliver(task));
    if (world.befalls("repeated " + delivery, world.weather.repeats())) {
      var again = dice.nextBoolean() ? dice.nextInt(3_000) : dice.nextInt(7_200_000);
      int before = purges;
      world.after(
          late.plusMillis(again),
          () -> {
            if (purges == before && !world.isCalm()) {
              call(task, task.name() + " again", () -> {}, new AtomicInteger());
            }
          });
    }
  }

  private void deliver(CloudTasksHeld task) {
    if (!holds(task.name())) {
      return;
    }
    var status = new AtomicInteger(Answered.NOTHING);
    call(task, task.name(), () -> answered(task, status.get()), status);
  }

  private boolean holds(String name) {
    return fake.pending().stream().anyMatch(held -> held.name().equals(name));
  }

  private void answered(CloudTasksHeld task, int status) {
    fake.answered(task, status);
    fake.pending().stream()
        .filter(held -> held.name().equals(task.name()))
        .findFirst()
        .ifPresent(held -> lookAt(held.due()));
  }

  private void call(CloudTasksHeld task, String name, Runnable ended, AtomicInteger status) {
    var call = name + " try " + task.calls();
    var instance = world.anyInstance(Dice.of(world.seed, "call of " + call, 0));
    if (instance == null) {
      ended.run();
      return;
    }
    var attempt = new Attempt(task.name(), task.calls(), task.due());
    Activity.begin(
        world,
        instance,
        call,
        () -> status.set(Answered.status(services, call, task.body(), attempt)),
        _ -> ended.run());
  }

  @Override
  public void purge() {
    purges++;
    fake.purge();
  }

  @Override
  public List<Planned> pending() {
    return tasks.planned(fake.pending().stream().map(CloudTasksHeld::name).toList());
  }

  @Override
  public void close() {
    adapter.close();
    fake.close();
  }
}
