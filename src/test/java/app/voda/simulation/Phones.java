package app.voda.simulation;

import app.voda.device.DeviceToken;
import app.voda.device.Environment;
import app.voda.device.Transport;
import app.voda.id.DeviceId;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.push.PushSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The phones of a world, and the providers in front of them.
final class Phones {
  private final World world;
  private final Map<String, Phone> byToken = new TreeMap<>();

  Phones(World world) {
    this.world = world;
  }

  /// An installation of the app.
  static final class Phone {
    final DeviceToken token;
    final Transport transport;
    final List<Push> shown = new ArrayList<>();

    /// Since when the provider knows that the app is not there any more; null while it is.
    @Nullable Instant goneSince;

    private Instant firstGone = Instant.MAX;

    /// Whether it is there, and was told so to voda after it had been gone.
    boolean registeredAgain;

    Phone(DeviceToken token, Transport transport) {
      this.token = token;
      this.transport = transport;
    }

    void goesAway(Instant now) {
      goneSince = now;
      firstGone = firstGone.isBefore(now) ? firstGone : now;
    }

    boolean wasThereUntil(Instant time) {
      return firstGone.isAfter(time);
    }
  }

  /// No answer came.
  private static final class NoAnswer extends RuntimeException {
    NoAnswer() {
      super(null, null, false, false);
    }
  }

  Phone add(String token, Transport transport) {
    var phone = new Phone(new DeviceToken(token), transport);
    byToken.put(token, phone);
    return phone;
  }

  Phone of(DeviceToken token) {
    return Objects.requireNonNull(byToken.get(token.value()));
  }

  Phone of(DeviceId id) {
    return all().stream().filter(p -> p.token.deviceId().equals(id)).findFirst().orElseThrow();
  }

  Collection<Phone> all() {
    return byToken.values();
  }

  /// The providers as the services see them: those of whichever world calls.
  static PushSender providers(InstantSource clock) {
    return new PushSender() {
      @Override
      public Set<Transport> transports() {
        return Set.of(Transport.values());
      }

      @Override
      public Delivery send(Push push) {
        var world = Activity.current().world;
        world.addressing.mayBeSent(push, Activity.current());
        var sentAt = clock.instant();
        try {
          return Gate.call(
              push.device().transport() + ".send",
              Gate.SEND,
              NoAnswer::new,
              () -> world.phones.arrive(push, sentAt));
        } catch (NoAnswer e) {
          return new Delivery.RetryLater(Duration.ofSeconds(10), "no answer");
        }
      }
    };
  }

  private Delivery arrive(Push push, Instant sentAt) {
    var phone = of(push.device().token());
    var gone = phone.goneSince;
    if (gone != null) {
      // APNs says since when; FCM does not, and its adapter takes the beginning of the send.
      return new Delivery.TokenGone(phone.transport == Transport.APNS ? gone : sentAt);
    }
    var dice = Activity.current().dice();
    if (world.befalls("refused " + Activity.current().call(), world.weather.faults())) {
      return refusal(dice);
    }
    phone.shown.add(push);
    world.trace.note(
        "  " + push.code() + " of turn " + push.turn() + " shown on " + phone.token.deviceId());
    // Apple's other host knew the token.
    return phone.transport == Transport.APNS && dice.nextInt(20) == 0
        ? new Delivery.Accepted(other(push.device().environment()))
        : Delivery.ACCEPTED;
  }

  private static Delivery refusal(RandomGenerator dice) {
    return switch (dice.nextInt(20)) {
      case 0 -> new Delivery.Refused("too big");
      case 1, 2, 3, 4 -> new Delivery.Misconfigured("sender");
      default -> new Delivery.RetryLater(Duration.ofSeconds(dice.nextInt(10, 600)), "429");
    };
  }

  private static Environment other(Environment one) {
    return one == Environment.PRODUCTION ? Environment.SANDBOX : Environment.PRODUCTION;
  }
}
