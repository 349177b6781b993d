package app.voda.liveactivity;

import app.voda.device.ActivityToken;
import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.liveactivity.ActivityStart.State;
import app.voda.push.Delivery;
import app.voda.room.Room;
import app.voda.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How far each start is, kept so that a phone starts a turn's activity once.
@Component
final class StartLedger {
  private static final Duration SOON = Duration.ofMinutes(1);

  private final ActivityStarts starts;
  private final Devices devices;
  private final Transactions transactions;
  private final InstantSource clock;

  StartLedger(
      ActivityStarts starts, Devices devices, Transactions transactions, InstantSource clock) {
    this.starts = starts;
    this.devices = devices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// A start that this call carries out.
  record Starting(ActivityStart start, Device phone) {
    ActivityToken token() {
      return Objects.requireNonNull(phone.startToken());
    }
  }

  Claim<Starting> claim(Room room, Device phone, Instant now) {
    return transactions.run(() -> {
      var known = starts.find(room.id(), room.turn().number(), phone.id()).orElse(null);
      if (known != null && !known.isOpen(now)) {
        return known.state() == State.WAITING
            ? new Claim.Waits<>(known.notBefore())
            : new Claim.Nothing<>();
      }
      var start = ActivityStart.sending(room, phone.id(), known, now);
      starts.save(start);
      return new Claim.Taken<>(new Starting(start, phone));
    });
  }

  /// Keeps what became of a push.
  ///
  /// @return when it may be tried again; empty when that is not needed
  Optional<Instant> settle(Starting sent, Delivery delivery) {
    var now = clock.instant();
    return switch (delivery) {
      case Delivery.Accepted(var knownIn) -> {
        if (knownIn != null) {
          var token = sent.token();
          replace(sent, new ActivityToken(token.value(), knownIn));
        }
        yield keep(sent, State.STARTED, now);
      }
      case Delivery.RetryLater(var after, _) -> keep(sent, State.WAITING, now.plus(after));
      case Delivery.Misconfigured _ -> keep(sent, State.WAITING, now.plus(SOON));
      case Delivery.Refused _ -> keep(sent, State.FAILED, now);
      case Delivery.TokenGone _ -> {
        devices.forgetStartToken(sent.phone().id(), sent.token());
        // Unless the phone has told of a new one meanwhile.
        yield keep(sent, hasToken(sent.phone()) ? State.WAITING : State.FAILED, now);
      }
    };
  }

  private boolean hasToken(Device phone) {
    return devices.find(phone.id()).filter(fresh -> fresh.startToken() != null).isPresent();
  }

  private void replace(Starting sent, ActivityToken token) {
    transactions.execute(() ->
        devices
            .find(sent.phone().id())
            .filter(fresh -> sent.token().equals(fresh.startToken()))
            .ifPresent(fresh -> devices.save(fresh.starting(token))));
  }

  private Optional<Instant> keep(Starting sent, State state, Instant notBefore) {
    return transactions.run(() -> {
      var start = sent.start();
      var fresh = starts.find(start.room(), start.turn(), start.device()).orElse(start);
      // The phone may have told its name for the activity before the provider's answer was here,
      // and an answer that took long may find that another call has sent since.
      if (fresh.state() == State.REGISTERED || !fresh.timestamp().equals(start.timestamp())) {
        return Optional.empty();
      }
      starts.save(fresh.in(state, notBefore));
      return state == State.WAITING ? Optional.of(notBefore) : Optional.empty();
    });
  }
}
