package app.voda.alarm;

import app.voda.alarm.DeviceOutcome.Status;
import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.event.DeadLetter;
import app.voda.event.DeadLetters;
import app.voda.event.EventJson;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.id.DeviceId;
import app.voda.id.Digest;
import app.voda.id.MemberId;
import app.voda.member.Language;
import app.voda.member.Member;
import app.voda.member.Members;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.push.Pushes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells members: sends to the devices that lack the alarm, then keeps it in the inbox with what
/// each device answered. A repeat finds who has had it; a crash in between repeats a push under the
/// same tag, which the phone shows once.
@Component
final class Announcer {
  private static final Logger log = LoggerFactory.getLogger(Announcer.class);

  // For faults without a word from the provider on when to come again.
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Members members;
  private final Devices devices;
  private final Alarms alarms;
  private final AlarmText text;
  private final Pushes pushes;
  private final DeadLetters deadLetters;
  private final EventJson json;
  private final InstantSource clock;

  Announcer(
      Members members,
      Devices devices,
      Alarms alarms,
      AlarmText text,
      Pushes pushes,
      DeadLetters deadLetters,
      EventJson json,
      InstantSource clock) {
    this.members = members;
    this.devices = devices;
    this.alarms = alarms;
    this.text = text;
    this.pushes = pushes;
    this.deadLetters = deadLetters;
    this.json = json;
    this.clock = clock;
  }

  /// One member's part of an announcement.
  ///
  /// @param kept whether the alarm is in the inbox already
  /// @param ready the devices to send to now
  /// @param later when the others may be tried again
  private record Part(
      Member member, Alarm alarm, boolean kept, List<Device> ready, List<Instant> later) {}

  /// Tells these members; who has withdrawn is passed over.
  Outcome tell(List<MemberId> to, Announcement announcement, RoomEvent event) {
    var now = clock.instant();
    var found = members.findAll(to);
    if (found.isEmpty()) {
      return Outcome.ignored(Why.WRITER_GONE);
    }
    var parts = new ArrayList<Part>();
    for (var member : found.values()) {
      parts.add(part(member, announcement, now));
    }
    if (!announcement.isTrueAt(now)) {
      return giveUp(parts, event);
    }
    var sent = parts.stream().flatMap(p -> pushes(p, now).stream()).toList();
    var deliveries = sent.isEmpty() ? List.<Delivery>of() : pushes.send(sent);
    var outcomes = new HashMap<DeviceId, DeviceOutcome>();
    var later = new ArrayList<>(parts.stream().flatMap(p -> p.later().stream()).toList());
    for (int i = 0; i < sent.size(); i++) {
      var outcome = settle(sent.get(i), deliveries.get(i), event, now);
      outcomes.put(sent.get(i).device().id(), outcome);
      if (outcome.notBefore() != null) {
        later.add(outcome.notBefore());
      }
    }
    parts.forEach(part -> keep(part, outcomes));
    return later.stream()
        .min(Instant::compareTo)
        .<Outcome>map(at -> new Outcome.TryAgain(at, "some devices must be tried again"))
        .orElse(Outcome.DONE);
  }

  private Part part(Member member, Announcement announcement, Instant now) {
    var kept = alarms.find(member.id(), announcement.id());
    var alarm = kept.orElseGet(() -> Alarm.of(member.id(), announcement));
    boolean wanted =
        announcement.isAboutTheTurn() ? member.alarms().turn() : member.alarms().activity();
    var ready = new ArrayList<Device>();
    var later = new ArrayList<Instant>();
    if (wanted) {
      for (var device : devices.of(member.id())) {
        var outcome = alarm.devices().get(device.id());
        if (outcome == null || isDue(outcome, now)) {
          ready.add(device);
        } else if (outcome.notBefore() != null) {
          later.add(outcome.notBefore());
        }
      }
    }
    return new Part(member, alarm, kept.isPresent(), ready, later);
  }

  private static boolean isDue(DeviceOutcome outcome, Instant now) {
    return outcome.notBefore() != null && !now.isBefore(outcome.notBefore());
  }

  private List<Push> pushes(Part part, Instant now) {
    if (part.ready().isEmpty()) {
      return List.of();
    }
    var a = part.alarm().announcement();
    boolean quiet = !a.isAboutTheTurn() && part.member().isQuiet(now);
    int badge = alarms.unread(part.member().id()) + (part.kept() ? 0 : 1);
    return part.ready().stream()
        .map(device -> {
          var words = text.of(a, Language.of(device.locale(), part.member().locale()));
          return new Push(
              device,
              a.id(),
              a.code(),
              a.room(),
              a.turn(),
              a.diaryId(),
              words.title(),
              words.body(),
              quiet,
              badge,
              now,
              a.until());
        })
        .toList();
  }

  private DeviceOutcome settle(Push push, Delivery delivery, RoomEvent event, Instant now) {
    return switch (delivery) {
      case Delivery.Accepted _ -> DeviceOutcome.of(Status.DELIVERED);
      // A token that was registered again meanwhile is alive, and still lacks the alarm.
      case Delivery.TokenGone(var since) ->
          devices.prune(push.device().id(), since)
              ? DeviceOutcome.of(Status.TOKEN_GONE)
              : DeviceOutcome.waiting(now.plus(SOON));
      case Delivery.RetryLater(var after, _) -> DeviceOutcome.waiting(now.plus(after));
      case Delivery.Misconfigured _ -> DeviceOutcome.waiting(now.plus(SOON));
      case Delivery.Refused(var why) -> {
        bury(DeadLetter.Reason.REFUSED, push.device().member(), push.alarmId().value(), event, why);
        yield DeviceOutcome.of(Status.REFUSED);
      }
    };
  }

  private Outcome giveUp(List<Part> parts, RoomEvent event) {
    boolean lost = false;
    for (var part : parts) {
      if (!part.kept() && !part.alarm().announcement().isAboutAnEvent()) {
        // A reminder that comes after its turn's end reminds of nothing, in the inbox either.
        continue;
      }
      var left = new HashMap<DeviceId, DeviceOutcome>();
      part.ready().forEach(device -> left.put(device.id(), DeviceOutcome.of(Status.GIVEN_UP)));
      part.alarm()
          .devices()
          .forEach((device, outcome) -> {
            if (!outcome.isFinal()) {
              left.put(device, DeviceOutcome.of(Status.GIVEN_UP));
            }
          });
      keep(part, left);
      if (!left.isEmpty()) {
        lost = true;
        var id = part.alarm().announcement().id().value();
        var why = left.size() + " devices never had it";
        bury(DeadLetter.Reason.GIVEN_UP, part.member().id(), id, event, why);
      }
    }
    return lost ? Outcome.ignored(Why.GIVEN_UP) : Outcome.DONE;
  }

  private void keep(Part part, Map<DeviceId, DeviceOutcome> outcomes) {
    var mine = new HashMap<>(outcomes);
    mine.keySet().retainAll(known(part));
    if (!part.kept() || !mine.isEmpty()) {
      alarms.save(part.alarm().with(mine));
    }
  }

  private static List<DeviceId> known(Part part) {
    var ids = new ArrayList<>(part.alarm().devices().keySet());
    part.ready().forEach(device -> ids.add(device.id()));
    return ids;
  }

  private void bury(
      DeadLetter.Reason reason, MemberId member, String alarm, RoomEvent event, String why) {
    var id = Digest.of(reason.name(), member.value(), alarm);
    deadLetters.add(
        new DeadLetter(id, reason, event.code(), member, json.write(event), why, clock.instant()));
    log.error(
        "push outcome={} code={} alarmId={} memberId={} deadLetter={} why=\"{}\"",
        reason,
        event.code(),
        alarm,
        member,
        id,
        why);
  }
}
