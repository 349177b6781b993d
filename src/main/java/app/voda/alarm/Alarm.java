package app.voda.alarm;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import java.util.HashMap;
import java.util.Map;

/// One entry in a member's inbox, with what became of its pushes.
public record Alarm(
    MemberId member,
    Announcement announcement,
    boolean read,
    Map<DeviceId, DeviceOutcome> devices) {
  public Alarm {
    devices = Map.copyOf(devices);
  }

  static Alarm of(MemberId member, Announcement announcement) {
    return new Alarm(member, announcement, false, Map.of());
  }

  Alarm with(Map<DeviceId, DeviceOutcome> outcomes) {
    return new Alarm(member, announcement, read, merge(devices, outcomes));
  }

  /// This entry, if another call wrote it meanwhile: nothing final is lost.
  public Alarm mergedInto(Alarm kept) {
    return new Alarm(member, kept.announcement, kept.read, merge(kept.devices, devices));
  }

  private static Map<DeviceId, DeviceOutcome> merge(
      Map<DeviceId, DeviceOutcome> kept, Map<DeviceId, DeviceOutcome> newer) {
    var merged = new HashMap<>(kept);
    newer.forEach((device, outcome) -> merged.merge(device, outcome, DeviceOutcome::or));
    return merged;
  }
}
