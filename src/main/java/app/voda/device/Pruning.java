package app.voda.device;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sets devices aside whose tokens a provider called gone, and brings a batch back should that have
/// been a mistake.
@Component
public final class Pruning {
  private static final Logger log = LoggerFactory.getLogger(Pruning.class);

  private final Devices devices;
  private final Clock systemClock;
  private final MeterRegistry meters;

  Pruning(Devices devices, Clock systemClock, MeterRegistry meters) {
    this.devices = devices;
    this.systemClock = systemClock;
    this.meters = meters;
    // Prometheus sees no rise in a counter that comes into being with what it counts.
    for (var transport : Transport.values()) {
      counter(transport);
    }
  }

  private Counter counter(Transport transport) {
    return meters.counter("voda.device.pruned", "transport", transport.name());
  }

  /// Prunes a device, unless it was registered again after its token was gone, or after it was read
  /// to be sent to: the clocks of two instances differ by more than a send takes.
  ///
  /// @return whether it was pruned
  public boolean prune(Device device, Instant goneSince) {
    boolean pruned = devices.prune(device, goneSince, systemClock.instant());
    if (pruned) {
      counter(device.transport()).increment();
      log.info(
          "device pruned deviceId={} memberId={} transport={} goneSince={}, kept for {}",
          device.id(),
          device.member(),
          device.transport(),
          goneSince,
          Devices.PRUNED_KEPT);
    }
    return pruned;
  }

  /// Brings back the devices of a transport that were pruned at that time or later, and are still
  /// kept.
  ///
  /// @return how many
  public int revive(Instant since, Transport transport) {
    var kept = systemClock.instant().minus(Devices.PRUNED_KEPT);
    int revived = devices.revive(since.isBefore(kept) ? kept : since, transport);
    log.warn("devices revived transport={} prunedSince={} count={}", transport, since, revived);
    return revived;
  }
}
