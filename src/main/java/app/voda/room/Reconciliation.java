package app.voda.room;

import app.voda.event.EventSettings;
import app.voda.event.TaskQueue;
import app.voda.id.RoomId;
import app.voda.problem.Refusal;
import app.voda.room.Requests.Decision;
import app.voda.store.Conflict;
import app.voda.store.Receipt;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/// The way back after a purged queue or a restored backup: registers every turn anew whose end is
/// not in the queue.
@Service
public class Reconciliation {
  private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);
  // So many rooms are asked about and registered side by side. One after the other, a hundred
  // thousand would not be done within what a scheduler waits for an answer.
  private static final int PAGE = 50;

  private final Rooms rooms;
  private final TaskQueue queue;
  private final Requests requests;
  private final InstantSource clock;
  private final EventSettings settings;
  private final Executor executor;

  @Autowired
  Reconciliation(
      Rooms rooms,
      TaskQueue queue,
      Requests requests,
      InstantSource clock,
      EventSettings settings) {
    this(rooms, queue, requests, clock, settings, Executors.newVirtualThreadPerTaskExecutor());
  }

  /// For a simulation, which has its own idea of side by side.
  Reconciliation(
      Rooms rooms,
      TaskQueue queue,
      Requests requests,
      InstantSource clock,
      EventSettings settings,
      Executor executor) {
    this.rooms = rooms;
    this.queue = queue;
    this.requests = requests;
    this.clock = clock;
    this.settings = settings;
    this.executor = executor;
  }

  /// What a reconciliation did.
  ///
  /// @param rooms how many rooms were looked at
  /// @param enqueued for how many of them R2 was enqueued
  public record Report(int rooms, int enqueued) {}

  /// Walks all rooms. On healthy rooms it changes nothing.
  ///
  /// @throws app.voda.event.QueueUnavailable if the queue did not answer; the next walk goes on
  ///   with what is left
  public Report reconcile() {
    int seen = 0;
    int enqueued = 0;
    List<Room> page = rooms.all("", PAGE);
    while (!page.isEmpty()) {
      seen += page.size();
      enqueued += registered(page);
      page = rooms.all(page.getLast().id().value(), PAGE);
    }
    log.info("reconcile rooms={} enqueued={}", seen, enqueued);
    return new Report(seen, enqueued);
  }

  /// How many rooms of a page were registered anew.
  private int registered(List<Room> page) {
    var each =
        page.stream()
            .map(room ->
                CompletableFuture.supplyAsync(
                    () -> isDead(room) && registerAnew(room.id(), room.turn()), executor))
            .toList();
    try {
      return (int) each.stream().filter(CompletableFuture::join).count();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  // The age is judged before the queue is asked: a turn that changes in between is young.
  private boolean isDead(Room room) {
    var stands = room.turn().changedAt().plus(settings.reconcileAfter());
    return !clock.instant().isBefore(stands)
        && !queue.holdsAny(TurnPlan.proofsOfLife(room.id(), room.turn()));
  }

  private boolean registerAnew(RoomId id, Turn seen) {
    try {
      requests.carryOut(
          (_, now) -> {
            var room = rooms.find(id).orElseThrow(Refusal::notFound);
            if (!room.turn().is(seen.number(), seen.revision())) {
              throw Refusal.notFound();
            }
            var change = room.registerAnew(now);
            var revised = change.room().orElseThrow();
            return new Decision<>(revised, change.events(), () -> rooms.save(revised));
          },
          Receipt.none());
      return true;
    } catch (Refusal | Conflict movedOnMeanwhile) {
      return false;
    }
  }
}
