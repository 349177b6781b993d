package app.voda.liveactivity;

import app.voda.event.RoomEvent;
import app.voda.push.ActivityPush;
import app.voda.push.Delivery;
import app.voda.push.Pushes;
import app.voda.store.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Sends what a call has claimed, and keeps what became of each.
@Component
final class ActivitySends {
  private static final Logger log = LoggerFactory.getLogger(ActivitySends.class);
  // As long as others leave alone what was claimed and then not kept.
  private static final Duration AGAIN = Claim.UNDER_WAY;

  private final Pushes pushes;
  private final UnsendableActivities unsendable;
  private final InstantSource clock;

  ActivitySends(Pushes pushes, UnsendableActivities unsendable, InstantSource clock) {
    this.pushes = pushes;
    this.unsendable = unsendable;
    this.clock = clock;
  }

  /// Sends all of them, side by side.
  ///
  /// @param settle keeps what became of one, and says when it may be tried again
  /// @return when those may be tried again that were not reached
  <T> List<Instant> send(
      List<T> claimed,
      Function<T, ActivityPush> draft,
      RoomEvent event,
      BiFunction<T, Delivery, Optional<Instant>> settle) {
    var sent = claimed.stream().map(draft).toList();
    var deliveries = sent.isEmpty() ? List.<Delivery>of() : pushes.sendToActivities(sent);
    var later = new ArrayList<Instant>();
    for (int i = 0; i < sent.size(); i++) {
      // The pushes are out: what cannot be kept of one answer must not lose the others', which
      // would
      // put a second activity on a screen.
      try {
        unsendable.keep(sent.get(i), deliveries.get(i), event);
        settle.apply(claimed.get(i), deliveries.get(i)).ifPresent(later::add);
      } catch (Conflict | DataAccessException e) {
        log.warn("activity push id={} not settled", sent.get(i).id(), e);
        later.add(clock.instant().plus(AGAIN));
      }
    }
    return later;
  }
}
