package app.voda.alarm;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.DeadLetterOffice;
import app.voda.event.EventJson;
import app.voda.event.RoomEvent;
import app.voda.id.AlarmId;
import app.voda.id.Digest;
import app.voda.id.MemberId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Makes a dead letter of an alarm that some devices never had.
@Component
final class Undelivered {
  private final DeadLetterOffice office;
  private final EventJson json;

  Undelivered(DeadLetterOffice office, EventJson json) {
    this.office = office;
    this.json = json;
  }

  /// A provider refused our payload.
  void refused(MemberId member, AlarmId alarm, RoomEvent event, String why, Instant now) {
    take(Reason.REFUSED, member, alarm, event, why, now);
  }

  /// It was given up before every device had it.
  void givenUp(Alarm alarm, int devices, RoomEvent event, Instant now) {
    var why = devices == 1 ? "1 device never had it" : devices + " devices never had it";
    take(Reason.GIVEN_UP, alarm.member(), alarm.announcement().id(), event, why, now);
  }

  private void take(
      Reason reason, MemberId member, AlarmId alarm, RoomEvent event, String why, Instant now) {
    var id = Digest.of(reason.name(), member.value(), alarm.value());
    var body = json.write(event.replayed(null));
    office.take(new DeadLetter(id, reason, event.code(), member, alarm, body, why, now, 0, null));
  }
}
