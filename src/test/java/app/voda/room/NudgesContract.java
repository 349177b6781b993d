package app.voda.room;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.store.Conflict;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import org.junit.jupiter.api.Test;

/// What every store of nudges promises.
public abstract class NudgesContract {
  private final RoomId room = Samples.roomId();
  private final MemberId leo = Samples.memberId();

  protected abstract Nudges nudges();

  protected abstract Transactions transactions();

  @Test
  void findsANudgeByRoomTurnAndMember() {
    add(1, leo);
    assertThat(nudges().find(room, 1, leo)).contains(NOW);
    assertThat(nudges().find(room, 2, leo)).isEmpty();
    assertThat(nudges().find(room, 1, Samples.memberId())).isEmpty();
    assertThat(nudges().find(Samples.roomId(), 1, leo)).isEmpty();
  }

  @Test
  void refusesASecondNudgeInOneTurn() {
    add(1, leo);
    assertThatThrownBy(() -> add(1, leo)).isInstanceOf(Conflict.class);
    add(2, leo);
    assertThat(nudges().find(room, 2, leo)).isPresent();
  }

  @Test
  void ofTwoNudgesAtOnceOneIsRefused() {
    var ends =
        Together.run(
            2,
            _ ->
                () -> {
                  add(3, leo);
                  return true;
                });
    assertThat(ends).filteredOn(Together.End::failed).hasSize(1);
  }

  @Test
  void forgetsARoomsNudgesInPages() {
    var other = Samples.roomId();
    for (int turn = 1; turn <= 5; turn++) {
      add(turn, leo);
    }
    transactions().execute(() -> nudges().add(other, 1, leo, NOW));
    assertThat(nudges().deleteOf(room, 3)).isEqualTo(3);
    assertThat(nudges().deleteOf(room, 3)).isEqualTo(2);
    assertThat(nudges().deleteOf(room, 3)).isZero();
    assertThat(nudges().find(other, 1, leo)).isPresent();
  }

  private void add(int turn, MemberId by) {
    transactions().execute(() -> nudges().add(room, turn, by, NOW));
  }
}
