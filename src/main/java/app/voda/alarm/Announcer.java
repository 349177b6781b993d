package app.voda.alarm;

import app.voda.alarm.DeviceOutcome.Status;
import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.device.Pruning;
import app.voda.event.Outcome;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.member.Member;
import app.voda.member.Members;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.push.Pushes;
import app.voda.store.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Tells members: sends to the devices that lack the alarm, then keeps it in the inbox with what
/// each device answered, in one write because each is paid for. A repeat finds who has had it; a
/// crash in between repeats a push under the same tag, which the phone shows once.
@Component
final class Announcer {
  private static final Logger log = LoggerFactory.getLogger(Announcer.class);

  // For faults without a word from the provider on when to come again.
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Members members;
  private final Devices devices;
  private final Pruning pruning;
  private final Alarms alarms;
  private final Drafts drafts;
  private final Pushes pushes;
  private final Undelivered undelivered;
  private final InstantSource clock;

  Announcer(
      Members members,
      Devices devices,
      Pruning pruning,
      Alarms alarms,
      Drafts drafts,
      Pushes pushes,
      Undelivered undelivered,
      InstantSource clock) {
    this.members = members;
    this.devices = devices;
    this.pruning = pruning;
    this.alarms = alarms;
    this.drafts = drafts;
    this.pushes = pushes;
    this.undelivered = undelivered;
    this.clock = clock;
  }

  /// Tells these members, a replay only the one it is for; who has withdrawn is passed over.
  Outcome tell(List<MemberId> to, Announcement announcement, RoomEvent event) {
    var now = clock.instant();
    var replay = event.replay();
    var only = replay == null ? null : replay.memberId();
    if (only != null && !to.contains(only)) {
      return Outcome.ignored(Why.NO_LONGER_TRUE);
    }
    var wanted = only == null ? to : List.of(only);
    var found = members.findAll(wanted);
    var outcome =
        found.isEmpty()
            ? Outcome.ignored(Why.WRITER_GONE)
            : tell(found.values(), announcement, event, now);
    if (!(outcome instanceof Outcome.TryAgain)) {
      // Once all others know, one who is there but cannot be read makes it a dead letter.
      wanted.stream().filter(id -> !found.containsKey(id)).forEach(members::find);
    }
    return outcome;
  }

  private Outcome tell(
      Collection<Member> found, Announcement announcement, RoomEvent event, Instant now) {
    var recipients = found.stream().map(member -> recipient(member, announcement, now)).toList();
    var replay = event.replay();
    var since = replay == null ? announcement.at() : replay.at();
    return announcement.isWorthSending(since, now)
        ? send(recipients, event, now)
        : giveUp(recipients, event, now);
  }

  private Recipient recipient(Member member, Announcement announcement, Instant now) {
    var kept = alarms.find(member.id(), announcement.id());
    var alarm =
        kept.map(before -> before.withEnd(announcement.until()))
            .orElseGet(() -> Alarm.of(member.id(), announcement));
    boolean wanted =
        announcement.isAboutTheTurn() ? member.alarms().turn() : member.alarms().activity();
    var phones = wanted ? devices.of(member.id()) : List.<Device>of();
    return Recipient.of(member, alarm, kept.isPresent(), phones, now);
  }

  private Outcome send(List<Recipient> recipients, RoomEvent event, Instant now) {
    var later =
        new ArrayList<>(recipients.stream().flatMap(r -> r.later().values().stream()).toList());
    // A badge counts the inbox: of two alarms told at one moment, as every posted turn tells its
    // next writer, each must find the other.
    alarms.save(
        recipients.stream()
            .filter(r -> !r.isKept() && r.showsABadge())
            .map(Recipient::alarm)
            .toList());
    var sent = recipients.stream().flatMap(r -> drafts.of(r, now).stream()).toList();
    var deliveries = sent.isEmpty() ? List.<Delivery>of() : pushes.send(sent);
    var outcomes = new HashMap<DeviceId, DeviceOutcome>();
    for (int i = 0; i < sent.size(); i++) {
      var outcome = settle(sent.get(i), deliveries.get(i), event);
      outcomes.put(sent.get(i).device().id(), outcome);
      if (outcome.notBefore() != null) {
        later.add(outcome.notBefore());
      }
    }
    alarms.save(
        recipients.stream()
            .filter(r -> !r.isKept() || !r.ready().isEmpty())
            .map(r -> r.answered(outcomes))
            .toList());
    return later.stream()
        .min(Instant::compareTo)
        .<Outcome>map(at -> new Outcome.TryAgain(at, "some devices must be tried again"))
        .orElse(Outcome.DONE);
  }

  // The pushes are out: what cannot be kept of one device's answer must not lose the others'.
  private DeviceOutcome settle(Push push, Delivery delivery, RoomEvent event) {
    try {
      return settled(push, delivery, event);
    } catch (Conflict | DataAccessException e) {
      log.warn("push alarmId={} deviceId={} not settled", push.alarmId(), push.device().id(), e);
      return delivery instanceof Delivery.Accepted
          ? DeviceOutcome.of(Status.DELIVERED)
          : DeviceOutcome.waiting(clock.instant().plus(SOON));
    }
  }

  private DeviceOutcome settled(Push push, Delivery delivery, RoomEvent event) {
    var device = push.device();
    // The provider's patience counts from its answer.
    var now = clock.instant();
    return switch (delivery) {
      case Delivery.Accepted(var knownIn) -> {
        if (knownIn != null) {
          devices.remember(device, knownIn);
        }
        yield DeviceOutcome.of(Status.DELIVERED);
      }
      case Delivery.TokenGone(var since) ->
          pruning.prune(device, since) || devices.find(device.id()).isEmpty()
              ? DeviceOutcome.of(Status.TOKEN_GONE)
              // Registered again meanwhile: it is alive, and still lacks the alarm.
              : DeviceOutcome.waiting(now.plus(SOON));
      case Delivery.RetryLater(var after, _) -> DeviceOutcome.waiting(now.plus(after));
      case Delivery.Misconfigured _ -> DeviceOutcome.waiting(now.plus(SOON));
      case Delivery.Refused(var why) -> {
        undelivered.refused(device.member(), push.alarmId(), event, why, now);
        yield DeviceOutcome.of(Status.REFUSED);
      }
    };
  }

  private Outcome giveUp(List<Recipient> recipients, RoomEvent event, Instant now) {
    boolean lost = false;
    for (var recipient : recipients) {
      if (!recipient.isKept() && !recipient.alarm().announcement().isAboutAnEvent()) {
        // A reminder that comes after its turn's end reminds of nothing, in the inbox either.
        continue;
      }
      if (!recipient.lacking().isEmpty()) {
        lost = true;
        // First: once it is kept that nobody waits any more, a repeat would find nothing lost.
        undelivered.givenUp(recipient.alarm(), recipient.lacking().size(), event, now);
      }
      if (!recipient.isKept() || !recipient.lacking().isEmpty()) {
        alarms.save(recipient.givenUp());
      }
    }
    return lost ? Outcome.ignored(Why.GIVEN_UP) : Outcome.DONE;
  }

  /// Gives up what some devices still wait for though it is no longer true.
  ///
  /// @param events one turn's, each of another code
  /// @param over which of the alarms of these events are no longer true
  /// @param why what has become of the turn
  Outcome giveUp(RoomId room, List<RoomEvent> events, Predicate<Announcement> over, Why why) {
    var now = clock.instant();
    var byCode = events.stream().collect(Collectors.toMap(RoomEvent::code, event -> event));
    boolean lost = false;
    for (var alarm : alarms.waiting(room, events.getFirst().turn(), byCode.keySet())) {
      var event = byCode.get(alarm.announcement().code());
      if (event == null || !over.test(alarm.announcement())) {
        continue;
      }
      var waiting = alarm.waiting();
      var phones = devices.of(alarm.member());
      if (phones.isEmpty() && members.find(alarm.member()).isEmpty()) {
        // Kept by a call that was slower than W1. Kept once more it might outlive W1's last look.
        continue;
      }
      long lacking = phones.stream().filter(d -> waiting.contains(d.id())).count();
      if (lacking > 0) {
        lost = true;
        undelivered.givenUp(alarm, (int) lacking, event, now);
      }
      alarms.save(alarm.givenUpFor(waiting));
    }
    return Outcome.ignored(lost ? Why.GIVEN_UP : why);
  }
}
