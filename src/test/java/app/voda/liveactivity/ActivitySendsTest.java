package app.voda.liveactivity;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.DeadLetterOffices;
import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.event.http.EventJsons;
import app.voda.id.RoomId;
import app.voda.push.ActivityPush;
import app.voda.push.ActivityPush.Content;
import app.voda.push.ActivityPush.Kind;
import app.voda.push.ActivityPush.Status;
import app.voda.push.PushesTo;
import app.voda.store.Conflict;
import app.voda.testing.FakeActivities;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivitySendsTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final FakeActivities phones = new FakeActivities();
  private final RoomId room = Samples.roomId();
  private final ActivitySends sends =
      new ActivitySends(
          PushesTo.activities(phones),
          new UnsendableActivities(
              DeadLetterOffices.over(STORE.deadLetters()), EventJsons.real(), STORE.clock()),
          STORE.clock());

  @Test
  void whatCannotBeKeptOfOneAnswerDoesNotLoseTheNext() {
    STORE.clock().set(NOW);
    var kept = new ArrayList<String>();
    var later =
        sends.send(
            List.of("phone", "tablet"),
            this::start,
            RoomEvent.of(EventCode.M12, room, 1, 0),
            (device, _) -> {
              if (device.equals("phone")) {
                throw new Conflict("busy");
              }
              kept.add(device);
              return Optional.empty();
            });
    assertThat(phones.sent()).hasSize(2);
    assertThat(kept).containsExactly("tablet");
    assertThat(later).containsExactly(NOW.plus(Claim.UNDER_WAY));
  }

  private ActivityPush start(String device) {
    return new ActivityPush(
        device,
        Lockscreens.token(),
        Kind.START,
        EventCode.M12,
        room,
        "Summer",
        Samples.memberId(),
        new Content("Leo", 1, NOW, Status.ACTIVE),
        NOW,
        NOW,
        null,
        null);
  }
}
