package app.voda.alarm;

import app.voda.device.Device;
import app.voda.device.Platform;
import app.voda.id.DeviceId;
import app.voda.member.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One member's part of an announcement.
///
/// @param alarm the entry of their inbox
/// @param isKept whether it is in the inbox already
/// @param ready the devices to send to now
/// @param later when the others may be tried again
record Recipient(
    Member member, Alarm alarm, boolean isKept, List<Device> ready, Map<DeviceId, Instant> later) {

  static Recipient of(
      Member member, Alarm alarm, boolean isKept, List<Device> devices, Instant now) {
    var ready = new ArrayList<Device>();
    var later = new HashMap<DeviceId, Instant>();
    for (var device : devices) {
      var outcome = alarm.devices().get(device.id());
      if (outcome == null || outcome.isDue(now) || outcome.isOvertakenByItsDevice()) {
        ready.add(device);
      } else if (outcome.notBefore() != null) {
        later.put(device.id(), outcome.notBefore());
      }
    }
    return new Recipient(member, alarm, isKept, ready, later);
  }

  /// Whether one of the devices that are ready shows how much is unread.
  boolean showsABadge() {
    return ready.stream().anyMatch(device -> device.platform() == Platform.IOS);
  }

  /// Their entry with what their devices answered now.
  Alarm answered(Map<DeviceId, DeviceOutcome> outcomes) {
    var mine = new HashMap<DeviceId, DeviceOutcome>();
    for (var device : ready) {
      var outcome = outcomes.get(device.id());
      if (outcome != null) {
        mine.put(device.id(), outcome);
      }
    }
    return alarm.answered(mine);
  }

  /// Their entry given up for every device that lacks it.
  Alarm givenUp() {
    return alarm.givenUpFor(lacking());
  }

  /// Their devices that lack the alarm; one that they have no more is not missed.
  Set<DeviceId> lacking() {
    var lacking = new HashSet<>(later.keySet());
    ready.forEach(device -> lacking.add(device.id()));
    return lacking;
  }
}
