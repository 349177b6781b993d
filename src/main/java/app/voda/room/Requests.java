package app.voda.room;

import app.voda.event.EventSettings;
import app.voda.event.Intents;
import app.voda.event.RoomEvent;
import app.voda.event.TaskQueue;
import app.voda.id.IdSource;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.store.Conflict;
import app.voda.store.Receipt;
import app.voda.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Carries out requests: enqueue what a request intends, then commit exactly that.
///
/// No transaction spans store and queue. A crash after enqueuing leaves tasks that find their
/// intent never came; a crash after the commit leaves nothing to do. Either way the room's next
/// event is in the queue (docs/adr/0001).
@Component
public class Requests {
  private static final int ATTEMPTS = 3;

  private final TaskQueue queue;
  private final Intents intents;
  private final Transactions transactions;
  private final InstantSource clock;
  private final IdSource ids;
  private final EventSettings settings;

  Requests(
      TaskQueue queue,
      Intents intents,
      Transactions transactions,
      InstantSource clock,
      IdSource ids,
      EventSettings settings) {
    this.queue = queue;
    this.intents = intents;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
    this.settings = settings;
  }

  /// What a request comes to in the state that was read.
  ///
  /// @param events what must happen because of it
  /// @param writes writes it; everything was read before
  public record Decision<T>(T result, List<RoomEvent> events, Runnable writes) {}

  /// Reads the state and decides. It has no effect of its own, and is asked at least twice.
  public interface Request<T> {

    /// Decides in the state as it is now.
    ///
    /// @param freshId the same within one attempt, and another one in the next: the id of what is
    ///   created, so that a retried creation never takes an id whose tasks are out already
    Decision<T> decide(String freshId, Instant now);
  }

  /// Carries out a request.
  ///
  /// @throws Refusal what the request refuses, or BUSY when others were faster three times
  /// @throws app.voda.event.QueueUnavailable when an intent was not taken; nothing has changed
  public <T> T carryOut(Request<T> request, Receipt<T> receipt) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var intentAt = clock.instant();
      var freshId = ids.next();
      var intended = request.decide(freshId, intentAt);
      if (!intended.events().isEmpty()) {
        queue.enqueue(intents.tasks(intended.events(), intentAt));
      }
      var done = commit(request, freshId, intended.events(), intentAt, receipt);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw Refusal.later(
        Reason.BUSY, "Others changed this at the same moment.", Duration.ofSeconds(1));
  }

  private <T> Optional<T> commit(
      Request<T> request,
      String freshId,
      List<RoomEvent> intended,
      Instant intentAt,
      Receipt<T> receipt) {
    var latest = intentAt.plus(settings.commitWindow());
    return transactions.run(
        settings.commitWindow(),
        () -> {
          var now = clock.instant();
          var actual = request.decide(freshId, now);
          // Without intents there is nothing that could be too old or about something else.
          boolean tooLate = !intended.isEmpty() && now.isAfter(latest);
          if (tooLate || !actual.events().equals(intended)) {
            return Optional.empty();
          }
          receipt.keep(actual.result());
          actual.writes().run();
          if (!intended.isEmpty() && clock.instant().isAfter(latest)) {
            throw new Conflict("the commit came too late for its intents");
          }
          return Optional.of(actual.result());
        });
  }
}
