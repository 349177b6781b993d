package app.voda.liveactivity;

import static app.voda.event.EventCode.L15;
import static app.voda.event.EventCode.R2;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.ActivityToken;
import app.voda.event.Outcome;
import app.voda.event.Outcome.TryAgain;
import app.voda.event.Outcome.Why;
import app.voda.event.RoomEvent;
import app.voda.id.MemberId;
import app.voda.push.ActivityPush.Kind;
import app.voda.push.Delivery;
import app.voda.testing.MemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// W1: whoever leaves takes their Live Activities off the screen at once.
class LeftActivitiesTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final Lockscreens screens = new Lockscreens(STORE);
  private final ActivityToken leos = Lockscreens.token();
  private final ActivityToken minas = Lockscreens.token();

  @BeforeEach
  void show() {
    screens.before(Duration.ofHours(4));
    screens.shows(screens.leo.id(), leos);
    screens.shows(screens.mina.id(), minas);
  }

  private void leaves(MemberId member) {
    var left = screens.current().leave(member, screens.clock.instant());
    screens.save(left.room().orElseThrow());
  }

  private void deleteTheRoom() {
    STORE.transactions().execute(() -> STORE.rooms().delete(screens.current()));
  }

  private void assertEndedAtOnce(ActivityToken token) {
    assertThat(screens.phones.sentTo(token))
        .singleElement()
        .satisfies(push -> {
          assertThat(push.kind()).isEqualTo(Kind.END);
          assertThat(push.dismissedAt()).isEqualTo(screens.clock.instant());
        });
  }

  @Nested
  class WhenAMemberLeavesTheRoom {
    private final RoomEvent left = RoomEvent.memberLeft(screens.room.id(), screens.mina.id());

    @Test
    void theirsEndAndTheOthersGoOn() {
      leaves(screens.mina.id());
      assertThat(screens.left.act(left)).isEqualTo(Outcome.DONE);
      assertEndedAtOnce(minas);
      assertThat(screens.phones.sentTo(leos)).isEmpty();
      assertThat(screens.kept()).extracting(LiveActivity::token).containsExactly(leos);
    }

    @Test
    void aRepeatTellsNothing() {
      leaves(screens.mina.id());
      screens.left.act(left);
      screens.comes(R2, 1, 0);
      assertThat(screens.left.act(left)).isEqualTo(Outcome.DONE);
      assertThat(screens.phones.sentTo(minas)).hasSize(1);
    }

    @Test
    void whoHasNotLeftKeepsTheirs() {
      assertThat(screens.left.act(left.intendedAt(screens.clock.instant())))
          .isInstanceOf(TryAgain.class);
      assertThat(screens.left.act(left)).isEqualTo(Outcome.ignored(Why.NEVER_CAME));
      assertThat(screens.sent()).isEmpty();
    }

    @Test
    void theLeavingWritersEndAtOnceAndTheOthersWithTheTurn() {
      leaves(screens.leo.id());
      screens.comes(R2, 2, 0);
      assertEndedAtOnce(leos);
      assertThat(screens.phones.sentTo(minas))
          .singleElement()
          .satisfies(push -> {
            assertThat(push.kind()).isEqualTo(Kind.END);
            assertThat(push.dismissedAt()).isAfter(screens.clock.instant());
          });
    }

    @Test
    void whatIsRegisteredAtTheSameMomentEndsAllTheSame() {
      leaves(screens.mina.id());
      screens.left.act(left);
      var late = Lockscreens.token();
      screens.shows(screens.mina.id(), late);
      screens.comes(L15, 1, 0);
      screens.before(Duration.ofMinutes(15));
      screens.comes(L15, 1, 0);
      assertEndedAtOnce(late);
    }
  }

  @Test
  void aDeletedRoomEndsAll() {
    deleteTheRoom();
    assertThat(screens.left.act(RoomEvent.roomLeftBehind(screens.room.id())))
        .isEqualTo(Outcome.DONE);
    assertEndedAtOnce(leos);
    assertEndedAtOnce(minas);
    assertThat(screens.kept()).isEmpty();
  }

  @Test
  void aDeletedRoomsOtherEventsEndAllToo() {
    deleteTheRoom();
    assertThat(screens.comes(L15, 1, 0)).isEqualTo(Outcome.ignored(Why.ROOM_GONE));
    assertEndedAtOnce(leos);
    assertEndedAtOnce(minas);
  }

  @Test
  void aPhoneThatIsNeverReachedIsLeftAloneAfterEightHours() {
    deleteTheRoom();
    screens.phones.answers(leos, new Delivery.RetryLater(Duration.ofMinutes(5), "503"));
    var gone = RoomEvent.roomLeftBehind(screens.room.id());
    assertThat(screens.left.act(gone)).isInstanceOf(TryAgain.class);
    screens.clock.advance(Duration.ofHours(8));
    assertThat(screens.left.act(gone)).isEqualTo(Outcome.DONE);
    assertThat(screens.kept()).isEmpty();
  }

  @Test
  void aWithdrawnMembersEndInEveryRoom() {
    leaves(screens.mina.id());
    STORE.members().delete(screens.mina.id());
    assertThat(screens.left.act(RoomEvent.memberLeftBehind(screens.mina.id())))
        .isEqualTo(Outcome.DONE);
    assertEndedAtOnce(minas);
    assertThat(STORE.liveActivities().of(screens.mina.id())).isEmpty();
  }

  @Test
  void whatHasEndedAlreadyIsForgottenWithoutAWord() {
    var change = screens.current().post(screens.leo.id(), 1, screens.clock.instant());
    screens.save(change.room().orElseThrow());
    screens.comes(R2, 2, 0);
    screens.phones.forget();
    leaves(screens.mina.id());
    screens.left.act(RoomEvent.memberLeft(screens.room.id(), screens.mina.id()));
    assertThat(screens.sent()).isEmpty();
    assertThat(STORE.liveActivities().of(screens.mina.id())).isEmpty();
  }
}
