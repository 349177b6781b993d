package app.voda.device;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The members' devices.
public interface Devices {

  Optional<Device> find(DeviceId id);

  /// A member's devices, the most recently registered first.
  List<Device> of(MemberId member);

  /// Adds the device, or replaces what was known of its token.
  void save(Device device);

  void delete(DeviceId id);

  /// Removes a device whose token the provider called gone, unless it was registered again after
  /// that.
  ///
  /// @return whether it was removed
  boolean prune(DeviceId id, Instant goneSince);
}
