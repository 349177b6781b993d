package app.voda.alarm.firestore;

import app.voda.alarm.Alarm;
import app.voda.alarm.Alarms;
import app.voda.alarm.Announcement;
import app.voda.alarm.Author;
import app.voda.alarm.DeviceOutcome;
import app.voda.alarm.DeviceOutcome.Status;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.firestore.Fields;
import app.voda.store.firestore.Stored;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How an alarm is written into a document, and read from it.
final class AlarmFields {
  private AlarmFields() {}

  static Fields of(Alarm alarm) {
    var a = alarm.announcement();
    var author = a.author();
    var before = a.before();
    return answers(alarm)
        // Also in the path; here so that an index can begin with it.
        .with("memberId", alarm.member().value())
        .with("code", a.code())
        .with("roomId", a.room().value())
        .with("roomName", a.roomName())
        .with("turn", a.turn())
        .with("diaryId", a.diaryId())
        .with("authorId", author == null ? null : author.id().value())
        .with("authorName", author == null ? null : author.name())
        .with("before", before == null ? null : before.toString())
        .with("at", a.at())
        .with("read", alarm.read())
        .with("expireAt", a.at().plus(Alarms.KEPT));
  }

  /// The part that changes when it is told again, with what its devices answer.
  static Fields answers(Alarm alarm) {
    var devices = new Fields();
    alarm.devices().forEach((id, outcome) -> devices.with(id.value(), outcome(outcome)));
    var a = alarm.announcement();
    boolean waits =
        alarm.devices().values().stream().anyMatch(outcome -> outcome.status() == Status.WAITING);
    return new Fields()
        .with("until", a.until())
        .with("devices", devices)
        .with("waitingFor", waits ? waitingFor(a.room(), a.turn(), a.code()) : null);
  }

  /// What an alarm under which devices wait is found by.
  static String waitingFor(RoomId room, int turn, EventCode code) {
    return room + "-" + turn + "-" + code;
  }

  private static Fields outcome(DeviceOutcome outcome) {
    return new Fields().with("status", outcome.status()).with("notBefore", outcome.notBefore());
  }

  static Alarm alarm(Stored alarm) {
    return alarm.parsed(() ->
        new Alarm(
            new MemberId(alarm.text("memberId")),
            new Announcement(
                new AlarmId(alarm.reference().getId()),
                alarm.oneOf(EventCode.class, "code"),
                new RoomId(alarm.text("roomId")),
                alarm.text("roomName"),
                alarm.number("turn"),
                alarm.textOrNull("diaryId"),
                author(alarm),
                before(alarm),
                alarm.time("at"),
                alarm.time("until")),
            alarm.flag("read"),
            devices(alarm.part("devices"))));
  }

  private static @Nullable Author author(Stored alarm) {
    return alarm.has("authorId")
        ? new Author(new MemberId(alarm.text("authorId")), alarm.text("authorName"))
        : null;
  }

  private static @Nullable Duration before(Stored alarm) {
    return alarm.has("before") ? Duration.parse(alarm.text("before")) : null;
  }

  private static Map<DeviceId, DeviceOutcome> devices(Stored devices) {
    return devices.names().stream()
        .collect(Collectors.toMap(DeviceId::new, id -> outcome(devices.part(id))));
  }

  private static DeviceOutcome outcome(Stored outcome) {
    return new DeviceOutcome(
        outcome.oneOf(Status.class, "status"), outcome.timeOrNull("notBefore"));
  }
}
