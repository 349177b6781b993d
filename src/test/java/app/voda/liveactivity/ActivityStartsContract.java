package app.voda.liveactivity;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.DeviceId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.liveactivity.ActivityStart.State;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import org.junit.jupiter.api.Test;

/// What every store of started activities promises.
public abstract class ActivityStartsContract {
  private final RoomId room = Samples.roomId();
  private final MemberId leo = Samples.memberId();
  private final DeviceId phone = new DeviceId(Samples.id());

  protected abstract ActivityStarts starts();

  protected abstract Transactions transactions();

  @Test
  void findsAStartAsItWasSavedLast() {
    save(start(3, phone));
    save(start(3, phone).in(State.REGISTERED, NOW.plusSeconds(9)));
    assertThat(starts().find(room, 3, phone))
        .contains(start(3, phone).in(State.REGISTERED, NOW.plusSeconds(9)));
  }

  @Test
  void keepsTheTimestampOfANewerPush() {
    save(start(3, phone));
    var again =
        new ActivityStart(
            room,
            3,
            phone,
            leo,
            leo,
            State.WAITING,
            NOW.plusSeconds(7200),
            NOW.plusSeconds(5),
            NOW.plusSeconds(35));
    save(again);
    assertThat(starts().find(room, 3, phone)).contains(again);
  }

  @Test
  void knowsAStartByRoomTurnAndDevice() {
    save(start(3, phone));
    assertThat(starts().find(Samples.roomId(), 3, phone)).isEmpty();
    assertThat(starts().find(room, 4, phone)).isEmpty();
    assertThat(starts().find(room, 3, new DeviceId(Samples.id()))).isEmpty();
  }

  @Test
  void listsAMembersInARoomTheEarliestTurnFirst() {
    var tablet = new DeviceId(Samples.id());
    save(start(5, phone));
    save(start(3, phone));
    save(start(4, tablet));
    assertThat(starts().of(room, leo))
        .containsExactly(start(3, phone), start(4, tablet), start(5, phone));
    assertThat(starts().of(room, Samples.memberId())).isEmpty();
    assertThat(starts().of(Samples.roomId(), leo)).isEmpty();
  }

  @Test
  void takesOneStartedTwiceAtOnce() {
    Together.times(
        2,
        _ -> {
          save(start(3, phone));
          return true;
        });
    assertThat(starts().of(room, leo)).hasSize(1);
  }

  private ActivityStart start(int turn, DeviceId device) {
    var due = NOW.plusSeconds(3600);
    return new ActivityStart(
        room, turn, device, leo, leo, State.WAITING, due, NOW, NOW.plusSeconds(30));
  }

  private void save(ActivityStart start) {
    transactions()
        .execute(() -> {
          starts().find(start.room(), start.turn(), start.device());
          starts().save(start);
        });
  }
}
