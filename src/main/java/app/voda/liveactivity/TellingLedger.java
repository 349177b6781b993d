package app.voda.liveactivity;

import app.voda.push.Delivery;
import app.voda.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// What each activity was told, kept so that a repeat finds nothing left to tell.
@Component
final class TellingLedger {
  // For faults without a word from the provider on when to come again.
  private static final Duration SOON = Duration.ofMinutes(1);

  private final LiveActivities activities;
  private final Transactions transactions;
  private final InstantSource clock;

  TellingLedger(LiveActivities activities, Transactions transactions, InstantSource clock) {
    this.activities = activities;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Claims what an activity is to be told. The timestamp is kept before it is sent, so that it
  /// rises over a crash too.
  ///
  /// @param wanted decides by what the store says inside the transaction
  Claim<Telling> claim(
      LiveActivity listed, Function<LiveActivity, Optional<Telling>> wanted, Instant now) {
    return transactions.run(() -> {
      var telling = activities.find(listed.room(), listed.id()).flatMap(wanted).orElse(null);
      if (telling == null) {
        return new Claim.Nothing<>();
      }
      var notBefore = telling.activity().notBefore();
      if (notBefore != null && now.isBefore(notBefore)) {
        return new Claim.Waits<>(notBefore);
      }
      var sending = telling.activity().sending(now, now.plus(Claim.UNDER_WAY));
      activities.save(sending);
      return new Claim.Taken<>(telling.about(sending));
    });
  }

  /// Keeps what became of a push.
  ///
  /// @return when it may be tried again; empty when that is not needed
  Optional<Instant> settle(Telling telling, Delivery delivery) {
    var now = clock.instant();
    var sent = telling.activity();
    return transactions.run(() ->
        activities
            .find(sent.room(), sent.id())
            // It took so long that another call has sent since.
            .filter(fresh -> fresh.lastTimestamp().equals(sent.lastTimestamp()))
            .flatMap(fresh -> settle(fresh, telling, delivery, now)));
  }

  private Optional<Instant> settle(
      LiveActivity fresh, Telling telling, Delivery delivery, Instant now) {
    boolean isRenewed = !fresh.token().value().equals(telling.activity().token().value());
    return switch (delivery) {
      // What an old token took or refused may never have reached the phone.
      case Delivery.Accepted _, Delivery.TokenGone _ when isRenewed -> waits(fresh, now);
      case Delivery.Accepted(var knownIn) ->
          told(knownIn == null ? fresh : fresh.knownIn(knownIn), telling);
      case Delivery.Refused _ -> told(fresh, telling);
      case Delivery.TokenGone _ -> {
        activities.delete(fresh.room(), fresh.id());
        yield Optional.empty();
      }
      case Delivery.RetryLater(var after, _) -> waits(fresh, now.plus(after));
      case Delivery.Misconfigured _ -> waits(fresh, now.plus(SOON));
    };
  }

  private Optional<Instant> told(LiveActivity activity, Telling telling) {
    if (telling.isLast()) {
      activities.delete(activity.room(), activity.id());
    } else {
      activities.save(activity.told(telling.showing()));
    }
    return Optional.empty();
  }

  private Optional<Instant> waits(LiveActivity activity, Instant until) {
    activities.save(activity.waiting(until));
    return Optional.of(until);
  }
}
