package app.voda.alarm;

import app.voda.alarm.DeviceOutcome.Status;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

  /// This entry with the end that is true now: the turn's may have moved since it was kept.
  Alarm withEnd(Instant until) {
    return new Alarm(member, announcement.withEnd(until), read, devices);
  }

  /// This entry with what its devices answered to one call, and nothing else: what was read before
  /// the call may have been reopened since.
  Alarm answered(Map<DeviceId, DeviceOutcome> outcomes) {
    return new Alarm(member, announcement, read, outcomes);
  }

  /// This entry, if another call wrote it meanwhile: nothing final is lost.
  public Alarm mergedInto(Alarm kept) {
    var told = kept.announcement.withEnd(announcement.until());
    return new Alarm(member, told, kept.read, merge(kept.devices, devices));
  }

  /// This entry, the devices that it was given up for waiting once more.
  public Alarm reopened(Instant now) {
    var again = new HashMap<>(devices);
    again.replaceAll((_, outcome) -> outcome.reopened(now));
    return new Alarm(member, announcement, read, again);
  }

  /// This entry, given up for these devices.
  Alarm givenUpFor(Set<DeviceId> those) {
    return answered(
        those.stream().collect(Collectors.toMap(id -> id, _ -> DeviceOutcome.of(Status.GIVEN_UP))));
  }

  /// The devices that still wait for it.
  Set<DeviceId> waiting() {
    return devices.entrySet().stream()
        .filter(e -> !e.getValue().isFinal())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<DeviceId, DeviceOutcome> merge(
      Map<DeviceId, DeviceOutcome> kept, Map<DeviceId, DeviceOutcome> newer) {
    var merged = new HashMap<>(kept);
    newer.forEach((device, outcome) -> merged.merge(device, outcome, DeviceOutcome::or));
    return merged;
  }
}
