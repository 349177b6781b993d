package app.voda.liveactivity;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetterOffice;
import app.voda.event.EventJson;
import app.voda.event.RoomEvent;
import app.voda.id.Digest;
import app.voda.push.ActivityPush;
import app.voda.push.Delivery;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Makes a dead letter of a push that our own payload made unsendable.
@Component
final class UnsendableActivities {
  private final DeadLetterOffice deadLetters;
  private final EventJson json;
  private final InstantSource clock;

  UnsendableActivities(DeadLetterOffice deadLetters, EventJson json, InstantSource clock) {
    this.deadLetters = deadLetters;
    this.json = json;
    this.clock = clock;
  }

  void keep(ActivityPush push, Delivery delivery, RoomEvent event) {
    if (delivery instanceof Delivery.Refused(var why)) {
      deadLetters.take(
          new DeadLetter(
              Digest.of("activity", push.id()),
              DeadLetter.Reason.REFUSED,
              event.code(),
              push.member(),
              null,
              json.write(event.replayed(null)),
              why,
              clock.instant(),
              0,
              null));
    }
  }
}
