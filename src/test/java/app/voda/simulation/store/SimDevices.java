package app.voda.simulation.store;

import app.voda.device.ActivityToken;
import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.device.Environment;
import app.voda.device.Transport;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Devices by id, the pruned ones too.
final class SimDevices implements Devices {
  private final Table<Kept> devices;

  SimDevices(Tables tables) {
    this.devices = new Table<>(tables);
  }

  private record Kept(Device device, @Nullable Instant prunedAt) {
    boolean lives() {
      return prunedAt == null;
    }

    boolean isOf(MemberId member) {
      return device.member().equals(member);
    }

    Kept with(Environment environment, @Nullable ActivityToken startToken) {
      return new Kept(
          new Device(
              device.token(),
              device.member(),
              device.platform(),
              device.transport(),
              environment,
              device.locale(),
              device.createdAt(),
              device.registeredAt(),
              startToken),
          prunedAt);
    }
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return devices.find(id.value()).filter(Kept::lives).map(Kept::device);
  }

  @Override
  public Optional<Device> findKept(DeviceId id) {
    return devices.find(id.value()).map(Kept::device);
  }

  @Override
  public List<Device> of(MemberId member) {
    return devices.list("", kept -> kept.lives() && kept.isOf(member)).stream()
        .map(Kept::device)
        .sorted(Comparator.comparing(Device::registeredAt).reversed())
        .toList();
  }

  @Override
  public void save(Device device) {
    devices.put(device.id().value(), new Kept(device, null));
  }

  @Override
  public void delete(DeviceId id) {
    devices.remove(id.value());
  }

  @Override
  public void deleteOf(MemberId member) {
    var _ = devices.removeAll("", kept -> kept.isOf(member), Integer.MAX_VALUE);
  }

  @Override
  public boolean prune(Device device, Instant goneSince, Instant at) {
    return devices.update(
        device.id().value(),
        kept ->
            kept.lives()
                && kept.device().registeredAt().equals(device.registeredAt())
                && !device.registeredAt().isAfter(goneSince),
        kept -> new Kept(kept.device(), at));
  }

  @Override
  public int revive(Instant since, Transport transport) {
    return devices.updateAll(
        "",
        kept ->
            kept.prunedAt() != null
                && !kept.prunedAt().isBefore(since)
                && kept.device().transport() == transport,
        kept -> new Kept(kept.device(), null));
  }

  @Override
  public void remember(Device device, Environment knownIn) {
    var _ =
        devices.update(
            device.id().value(),
            kept -> kept.device().registeredAt().equals(device.registeredAt()),
            kept -> kept.with(knownIn, kept.device().startToken()));
  }

  @Override
  public void forgetStartToken(DeviceId id, ActivityToken gone) {
    var _ =
        devices.update(
            id.value(),
            kept ->
                kept.device().startToken() != null
                    && kept.device().startToken().value().equals(gone.value()),
            kept -> kept.with(kept.device().environment(), null));
  }
}
