package app.voda.liveactivity;

import app.voda.device.ActivityToken;
import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.event.RoomEvent;
import app.voda.id.Digest;
import app.voda.liveactivity.ActivityStart.State;
import app.voda.member.Member;
import app.voda.member.Members;
import app.voda.push.ActivityPush;
import app.voda.push.ActivityPush.Kind;
import app.voda.push.Delivery;
import app.voda.push.Pushes;
import app.voda.room.Room;
import app.voda.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Starts the turn's activity on the writer's phones, once on each: a second start would put a
/// second activity on the screen.
@Component
final class ActivityStarter {
  private static final Duration SOON = Duration.ofMinutes(1);
  // Longer than a send takes: a call that died while it sent is taken up again after that.
  private static final Duration UNDER_WAY = Duration.ofSeconds(30);

  private final Members members;
  private final Devices devices;
  private final LiveActivities activities;
  private final ActivityStarts starts;
  private final ActivityPlan plan;
  private final ActivityWords words;
  private final Pushes pushes;
  private final Transactions transactions;
  private final InstantSource clock;

  ActivityStarter(
      Members members,
      Devices devices,
      LiveActivities activities,
      ActivityStarts starts,
      ActivityPlan plan,
      ActivityWords words,
      Pushes pushes,
      Transactions transactions,
      InstantSource clock) {
    this.members = members;
    this.devices = devices;
    this.activities = activities;
    this.starts = starts;
    this.plan = plan;
    this.words = words;
    this.pushes = pushes;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Starts what has not been started.
  Told start(Room room, RoomEvent event) {
    var now = clock.instant();
    var turn = room.turn();
    var writer = members.find(turn.writer()).orElse(null);
    var none = new Told(List.of(), false);
    if (writer == null || !writer.alarms().turn() || !now.isBefore(turn.dueAt())) {
      return none;
    }
    var phones =
        devices.of(writer.id()).stream().filter(phone -> phone.startToken() != null).toList();
    if (phones.isEmpty() || hasStartedItself(room)) {
      return none;
    }
    var later = new ArrayList<Instant>();
    var claimed = new ArrayList<Claim>();
    for (var phone : phones) {
      claim(room, phone, now, later).ifPresent(claimed::add);
    }
    var sent = claimed.stream().map(c -> push(c, room, writer, event)).toList();
    var deliveries = sent.isEmpty() ? List.<Delivery>of() : pushes.sendToActivities(sent);
    for (int i = 0; i < claimed.size(); i++) {
      settle(claimed.get(i), deliveries.get(i)).ifPresent(later::add);
    }
    return new Told(later, !claimed.isEmpty());
  }

  /// A start that this call carries out.
  private record Claim(ActivityStart start, Device phone) {
    ActivityToken token() {
      return Objects.requireNonNull(phone.startToken());
    }
  }

  // The app may put the turn on the screen by itself.
  private boolean hasStartedItself(Room room) {
    var writer = room.turn().writer();
    int turn = room.turn().number();
    return activities.of(room.id()).stream()
            .anyMatch(a -> a.turn() == turn && a.member().equals(writer))
        && starts.of(room.id(), writer).stream().noneMatch(start -> start.turn() == turn);
  }

  private Optional<Claim> claim(Room room, Device phone, Instant now, List<Instant> later) {
    return transactions.run(() -> {
      var turn = room.turn();
      var known = starts.find(room.id(), turn.number(), phone.id()).orElse(null);
      if (known != null && !known.isOpen(now)) {
        if (known.state() == State.WAITING) {
          later.add(known.notBefore());
        }
        return Optional.empty();
      }
      var timestamp = LiveActivity.after(known == null ? Instant.EPOCH : known.timestamp(), now);
      var start =
          new ActivityStart(
              room.id(),
              turn.number(),
              phone.id(),
              turn.writer(),
              turn.writer(),
              State.WAITING,
              turn.dueAt(),
              timestamp,
              now.plus(UNDER_WAY));
      starts.save(start);
      return Optional.of(new Claim(start, phone));
    });
  }

  private ActivityPush push(Claim claim, Room room, Member writer, RoomEvent event) {
    var start = claim.start();
    var showing = plan.showing(room.turn(), start.timestamp());
    return new ActivityPush(
        Digest.of(start.room().value(), String.valueOf(start.turn()), start.device().value()),
        claim.token(),
        Kind.START,
        event.code(),
        room.id(),
        room.profile().name(),
        writer.id(),
        words.content(writer.id(), start.turn(), showing),
        start.timestamp(),
        room.turn().dueAt(),
        null,
        words.starting(writer, claim.phone().locale(), room.profile().name()));
  }

  private Optional<Instant> settle(Claim claim, Delivery delivery) {
    var now = clock.instant();
    return switch (delivery) {
      case Delivery.Accepted _ -> keep(claim, State.STARTED, now);
      case Delivery.RetryLater(var after, _) -> keep(claim, State.WAITING, now.plus(after));
      case Delivery.Misconfigured _ -> keep(claim, State.WAITING, now.plus(SOON));
      case Delivery.Refused _ -> keep(claim, State.FAILED, now);
      case Delivery.TokenGone _ -> {
        devices.forgetStartToken(claim.phone().id(), claim.token());
        yield keep(claim, State.FAILED, now);
      }
    };
  }

  // The phone may have told its name for the activity before the provider's answer was here.
  private Optional<Instant> keep(Claim claim, State state, Instant notBefore) {
    return transactions.run(() -> {
      var start = claim.start();
      var fresh = starts.find(start.room(), start.turn(), start.device()).orElse(start);
      if (fresh.state() == State.REGISTERED && fresh.timestamp().equals(start.timestamp())) {
        return Optional.empty();
      }
      starts.save(fresh.in(state, notBefore));
      return state == State.WAITING ? Optional.of(notBefore) : Optional.empty();
    });
  }
}
