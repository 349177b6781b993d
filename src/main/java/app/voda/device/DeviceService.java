package app.voda.device;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.member.Members;
import app.voda.problem.Refusal;
import app.voda.store.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Adding, moving and removing a member's devices.
@Service
public class DeviceService {
  /// At most so many a member; the least recently registered goes.
  static final int MOST = 20;

  private final Devices devices;
  private final Members members;
  private final Transactions transactions;
  private final Clock systemClock;

  DeviceService(Devices devices, Members members, Transactions transactions, Clock systemClock) {
    this.devices = devices;
    this.members = members;
    this.transactions = transactions;
    this.systemClock = systemClock;
  }

  /// What an app says of the phone it runs on.
  ///
  /// @param replaces the token that the provider has renewed into this one
  public record Registration(
      DeviceToken token,
      Platform platform,
      Transport transport,
      Environment environment,
      @Nullable String locale,
      @Nullable DeviceToken replaces) {}

  /// Adds a device, moves it from the member who had the phone before, or refreshes it.
  ///
  /// @throws Refusal 404 if the member has withdrawn
  public Device register(MemberId member, Registration registration) {
    return transactions.run(() -> registerAt(member, registration, now()));
  }

  private Device registerAt(MemberId member, Registration wanted, Instant now) {
    // What is registered at the moment of a withdrawal would outlive what W1 removes.
    if (members.find(member).isEmpty()) {
      throw Refusal.notFound();
    }
    var id = wanted.token().deviceId();
    var known = kept(member, id);
    var replaced =
        Optional.ofNullable(wanted.replaces())
            .map(DeviceToken::deviceId)
            .filter(other -> !other.equals(id))
            .flatMap(other -> kept(member, other));
    // The phone is the same, and starts Live Activities by the same token.
    var before = known.or(() -> replaced);
    var others =
        devices.of(member).stream()
            .filter(d -> !d.id().equals(id))
            .filter(d -> replaced.filter(old -> old.id().equals(d.id())).isEmpty())
            .toList();
    var device =
        new Device(
            wanted.token(),
            member,
            wanted.platform(),
            wanted.transport(),
            wanted.environment(),
            wanted.locale(),
            known.map(Device::createdAt).orElse(now),
            now,
            before.map(Device::startToken).orElse(null));
    devices.save(device);
    replaced.ifPresent(old -> devices.delete(old.id()));
    others.stream().skip(MOST - 1).forEach(oldest -> devices.delete(oldest.id()));
    return device;
  }

  // Providers tell by the world's time when a token died, so registrations go by it too. To the
  // millisecond, as stores keep it, and rounded up: a send that began before is never the later.
  private Instant now() {
    return systemClock.instant().plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
  }

  public List<Device> of(MemberId member) {
    return devices.of(member);
  }

  /// Keeps the token by which Live Activities are started on one of the member's devices.
  ///
  /// @throws Refusal 404 if the member has no such device
  public void startsActivitiesBy(MemberId member, DeviceId id, ActivityToken token) {
    transactions.execute(() -> devices.save(own(member, id).starting(token)));
  }

  // A pruned device is still the member's: what they do to it holds when it is brought back.
  private Optional<Device> kept(MemberId member, DeviceId id) {
    return devices.findKept(id).filter(d -> d.member().equals(member));
  }

  private Device own(MemberId member, DeviceId id) {
    return devices.find(id).filter(d -> d.member().equals(member)).orElseThrow(Refusal::notFound);
  }

  /// Removes one of the member's devices.
  ///
  /// @throws Refusal 404 if the member has no such device
  public void remove(MemberId member, DeviceId id) {
    if (!removeIfOwn(member, id)) {
      throw Refusal.notFound();
    }
  }

  /// Removes a device, if it is the member's.
  ///
  /// @return whether the member had such a device
  public boolean removeIfOwn(MemberId member, DeviceId id) {
    return transactions.run(() -> {
      boolean own = kept(member, id).isPresent();
      if (own) {
        devices.delete(id);
      }
      return own;
    });
  }
}
