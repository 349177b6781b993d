package app.voda.device;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The members' devices. A pruned one is kept for a while, but not listed, and found only where
/// that is said.
public interface Devices {
  /// How long a pruned device is kept, so that an operator can bring a batch back.
  Duration PRUNED_KEPT = Duration.ofDays(7);

  Optional<Device> find(DeviceId id);

  /// Finds a device, a pruned one too.
  Optional<Device> findKept(DeviceId id);

  /// A member's devices, the most recently registered first.
  List<Device> of(MemberId member);

  /// Adds the device, or replaces what was known of its token.
  void save(Device device);

  void delete(DeviceId id);

  /// Removes all devices of a member who withdrew, the pruned ones too.
  void deleteOf(MemberId member);

  /// Sets a device aside whose token the provider called gone, unless it was registered again.
  ///
  /// @param device as it was sent to
  /// @param goneSince when the provider learnt that the token is gone
  /// @param at when it is pruned
  /// @return whether it was pruned
  boolean prune(Device device, Instant goneSince, Instant at);

  /// Brings back what was pruned at that time or later.
  ///
  /// @return how many devices
  int revive(Instant since, Transport transport);

  /// Remembers which environment knows the device's token, unless it was registered again
  /// meanwhile.
  void remember(Device device, Environment knownIn);

  /// Forgets the token by which Live Activities were started, unless it has been replaced.
  void forgetStartToken(DeviceId id, ActivityToken gone);
}
