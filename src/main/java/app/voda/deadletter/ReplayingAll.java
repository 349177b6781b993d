package app.voda.deadletter;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.DeadLetters;
import app.voda.event.QueueUnavailable;
import app.voda.problem.Refusal;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Replays the dead letters one by one, for an operator whose provider has come back.
@Service
public class ReplayingAll {
  private static final Logger log = LoggerFactory.getLogger(ReplayingAll.class);
  private static final int PAGE = 200;

  private final DeadLetters letters;
  private final Replaying replaying;

  ReplayingAll(DeadLetters letters, Replaying replaying) {
    this.letters = letters;
    this.replaying = replaying;
  }

  /// How many letters came to which end.
  ///
  /// @param failed how many broke on our side; the log has the cause
  public record Report(
      int letters,
      int replayed,
      int alreadyReplayed,
      int noLongerTrue,
      int stillMalformed,
      int failed) {}

  /// Replays all letters, those replayed before too: their tasks may never have been enqueued.
  ///
  /// @param reason only those of this reason; null for all
  /// @throws QueueUnavailable if the queue is down: the rest stays as it is, and can be asked again
  public Report replay(@Nullable Reason reason) {
    var ends = new EnumMap<Replayed.Result, Integer>(Replayed.Result.class);
    int failed = 0;
    Page<DeadLetter> page;
    @Nullable Cursor after = null;
    do {
      page = letters.of(reason, new PageRequest(after, PAGE));
      for (var letter : page.items()) {
        try {
          ends.merge(replaying.replay(letter.id()).result(), 1, Integer::sum);
        } catch (QueueUnavailable e) {
          throw e;
        } catch (Refusal deletedMeanwhile) {
          log.debug("dead letter id={} is gone", letter.id());
        } catch (RuntimeException e) {
          log.error("dead letter replay id={} outcome=FAILED", letter.id(), e);
          failed++;
        }
      }
      after = page.nextCursor() == null ? null : Cursor.parse(page.nextCursor());
    } while (after != null);
    var report = report(ends, failed);
    log.info("dead letters replayed reason={} {}", reason, report);
    return report;
  }

  private static Report report(Map<Replayed.Result, Integer> ends, int failed) {
    return new Report(
        failed + ends.values().stream().mapToInt(Integer::intValue).sum(),
        ends.getOrDefault(Replayed.Result.REPLAYED, 0),
        ends.getOrDefault(Replayed.Result.ALREADY_REPLAYED, 0),
        ends.getOrDefault(Replayed.Result.NO_LONGER_TRUE, 0),
        ends.getOrDefault(Replayed.Result.STILL_MALFORMED, 0),
        failed);
  }
}
