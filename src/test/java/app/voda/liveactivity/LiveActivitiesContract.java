package app.voda.liveactivity;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.ActivityToken;
import app.voda.device.Environment;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.Showing.Phase;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import org.junit.jupiter.api.Test;

/// What every store of Live Activities promises.
public abstract class LiveActivitiesContract {
  private final RoomId room = Samples.roomId();
  private final RoomId otherRoom = Samples.roomId();
  private final MemberId leo = Samples.memberId();
  private final MemberId mina = Samples.memberId();

  protected abstract LiveActivities activities();

  protected abstract Transactions transactions();

  @Test
  void findsAnActivityAsItWasSaved() {
    var activity = activity(room, "a", leo);
    save(activity);
    assertThat(activities().find(room, "a")).contains(activity);
  }

  @Test
  void keepsWhatIsNewOfIt() {
    var activity = activity(room, "a", leo);
    save(activity);
    var later =
        new LiveActivity(
            room,
            "a",
            leo,
            new ActivityToken("cd".repeat(256), Environment.PRODUCTION),
            3,
            mina,
            new Showing(Phase.ENDING, NOW.plusSeconds(7200)),
            NOW.plusSeconds(9),
            NOW.plusSeconds(60),
            NOW);
    save(later);
    assertThat(activities().find(room, "a")).contains(later);
    save(activity);
    assertThat(activities().find(room, "a")).contains(activity);
  }

  @Test
  void knowsAnActivityByItsRoomAndName() {
    save(activity(room, "a", leo));
    assertThat(activities().find(otherRoom, "a")).isEmpty();
    assertThat(activities().find(room, "b")).isEmpty();
    save(activity(otherRoom, "a", mina));
    assertThat(activities().find(room, "a")).map(LiveActivity::member).contains(leo);
  }

  @Test
  void listsThoseOfARoomAndOfAMember() {
    var first = activity(room, "b", leo);
    var second = activity(room, "c", mina);
    var third = activity(otherRoom, "a", leo);
    save(second);
    save(third);
    save(first);
    assertThat(activities().of(room)).containsExactly(first, second);
    assertThat(activities().of(leo)).containsExactlyInAnyOrder(first, third);
    assertThat(activities().of(Samples.roomId())).isEmpty();
    assertThat(activities().of(Samples.memberId())).isEmpty();
  }

  @Test
  void deletesAndDoesNotMindWhatIsGone() {
    save(activity(room, "a", leo));
    activities().delete(room, "a");
    activities().delete(room, "a");
    assertThat(activities().of(room)).isEmpty();
  }

  @Test
  void takesOneRegisteredTwiceAtOnce() {
    Together.times(
        2,
        _ -> {
          save(activity(room, "a", leo));
          return true;
        });
    assertThat(activities().of(room)).hasSize(1);
  }

  private LiveActivity activity(RoomId of, String id, MemberId member) {
    return new LiveActivity(
        of,
        id,
        member,
        new ActivityToken("ab".repeat(80), Environment.SANDBOX),
        3,
        mina,
        new Showing(Phase.ACTIVE, NOW.plusSeconds(3600)),
        NOW,
        null,
        NOW);
  }

  private void save(LiveActivity activity) {
    transactions()
        .execute(() -> {
          activities().find(activity.room(), activity.id());
          activities().save(activity);
        });
  }
}
