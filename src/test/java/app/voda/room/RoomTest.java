package app.voda.room;

import static app.voda.event.EventCode.M13;
import static app.voda.event.EventCode.M2;
import static app.voda.event.EventCode.R2;
import static app.voda.event.EventCode.W1;
import static app.voda.testing.Samples.FIVE_DAYS;
import static app.voda.testing.Samples.NOW;
import static app.voda.testing.Samples.SUMMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.EndedTurn;
import app.voda.event.EventCode;
import app.voda.event.RoomEvent;
import app.voda.id.MemberId;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Turns, by the rules: opening, posting, lapsing, leaving.
class RoomTest {
  private static final MemberId LEO = new MemberId("leo");
  private static final MemberId MINA = new MemberId("mina");
  private static final MemberId YUKI = new MemberId("yuki");
  private static final Instant LATER = NOW.plus(Duration.ofHours(30));

  private final Room room = Samples.room(LEO, MINA, YUKI);

  @Nested
  class WhenItIsOpened {
    private final Change change = Room.open(room.id(), SUMMER, FIVE_DAYS, LEO, NOW);

    @Test
    void theCreatorIsMasterAndWritesFirst() {
      var opened = after(change);
      assertThat(opened.isMaster(LEO)).isTrue();
      assertThat(opened.circle().order().members()).containsExactly(LEO);
      assertThat(opened.turn())
          .isEqualTo(new Turn(1, 0, LEO, NOW, NOW.plus(Duration.ofDays(5)), LEO, NOW));
    }

    @Test
    void itsTurnIsRegisteredAndNobodyIsTold() {
      assertThat(codes(change)).containsExactly(R2);
      assertThat(change.events().getFirst().ended()).isNull();
    }
  }

  @Nested
  class WhenTheWriterPosts {
    private final Change change = room.post(LEO, 1, LATER);

    @Test
    void theNextTurnStartsAtThatMomentWithAFullPeriod() {
      assertThat(after(change).turn())
          .isEqualTo(new Turn(2, 0, MINA, LATER, LATER.plus(Duration.ofDays(5)), LEO, LATER));
    }

    @Test
    void theNextWriterAndTheReadersAreTold() {
      var id = room.id();
      assertThat(change.events())
          .containsExactly(
              RoomEvent.of(R2, id, 2, 0).ending(new EndedTurn(1, 0, 0)),
              RoomEvent.of(M13, id, 2, 0),
              RoomEvent.diaryPosted(id, 1, 0, "1"));
    }

    @Test
    void theOrderWrapsRound() {
      var second = after(change);
      var third = after(second.post(MINA, 2, LATER));
      var fourth = after(third.post(YUKI, 3, LATER));
      assertThat(third.turn().writer()).isEqualTo(YUKI);
      assertThat(fourth.turn().writer()).isEqualTo(LEO);
    }

    @Test
    void aPostAfterTheEndIsTakenUntilTheTurnHasPassed() {
      var late = room.turn().dueAt().plus(Duration.ofDays(3));
      assertThat(after(room.post(LEO, 1, late)).turn().startsAt()).isEqualTo(late);
    }

    @Test
    void anyoneElseIsRefusedWithTheWriterNamed() {
      assertThatThrownBy(() -> room.post(MINA, 1, LATER))
          .hasMessageContaining("leo")
          .satisfies(refusedAs(Reason.NOT_YOUR_TURN));
    }

    @Test
    void aTurnThatIsOverCannotBePostedAgain() {
      var alone = Samples.room(LEO);
      var second = after(alone.post(LEO, 1, LATER));
      assertThat(second.turn().writer()).isEqualTo(LEO);
      assertThatThrownBy(() -> second.post(LEO, 1, LATER))
          .satisfies(refusedAs(Reason.NOT_YOUR_TURN));
      assertThatThrownBy(() -> second.post(LEO, 3, LATER))
          .satisfies(refusedAs(Reason.NOT_YOUR_TURN));
    }

    @Test
    void inARoomOfOneTheSameMemberWritesAgainAndNeedsNoTelling() {
      var change = Samples.room(LEO).post(LEO, 1, LATER);
      assertThat(after(change).turn().writer()).isEqualTo(LEO);
      assertThat(codes(change)).containsExactly(R2, M2);
    }
  }

  @Nested
  class WhenTheTurnLapses {
    private final Instant due = room.turn().dueAt();

    @Test
    void nothingHappensBeforeItIsDue() {
      assertThat(room.lapse(due.minusMillis(1))).isEmpty();
    }

    @Test
    void theNextStartsAtTheDueTimeHoweverLateTheCall() {
      for (var late :
          List.of(Duration.ZERO, Duration.ofHours(7), Duration.ofDays(5).minusMillis(1))) {
        var change = room.lapse(due.plus(late)).orElseThrow();
        assertThat(after(change).turn())
            .isEqualTo(
                new Turn(2, 0, MINA, due, due.plus(Duration.ofDays(5)), null, due.plus(late)));
      }
    }

    @Test
    void theNextStartsNowWhenTheServiceWasAwayForMoreThanAPeriod() {
      var back = due.plus(Duration.ofDays(5)).plusMillis(1);
      var next = after(room.lapse(back).orElseThrow()).turn();
      assertThat(next.startsAt()).isEqualTo(back);
      assertThat(next.dueAt()).isEqualTo(back.plus(Duration.ofDays(5)));
      assertThat(next.number()).isEqualTo(2);
    }

    @Test
    void theNewWriterIsToldEvenInARoomOfOne() {
      assertThat(room.lapse(due).orElseThrow().events())
          .containsExactly(RoomEvent.of(R2, room.id(), 2, 0), RoomEvent.of(M13, room.id(), 2, 0));
      var alone = Samples.room(LEO).lapse(due).orElseThrow();
      assertThat(after(alone).turn().writer()).isEqualTo(LEO);
      assertThat(codes(alone)).containsExactly(R2, M13);
    }
  }

  @Nested
  class WhenTheWriterLeaves {
    private final Change change = room.leave(LEO, LATER);

    @Test
    void theTurnPassesAtOnceToWhoCameAfterThem() {
      assertThat(after(change).turn())
          .isEqualTo(new Turn(2, 0, MINA, LATER, LATER.plus(Duration.ofDays(5)), LEO, LATER));
      assertThat(change.events())
          .containsExactly(
              RoomEvent.of(R2, room.id(), 2, 0).ending(new EndedTurn(1, 0, 0)),
              RoomEvent.of(M13, room.id(), 2, 0),
              RoomEvent.memberLeft(room.id(), LEO));
    }

    @Test
    void theOneAfterTheLastInTheOrderIsTheFirst() {
      var yukisTurn = after(after(room.post(LEO, 1, LATER)).post(MINA, 2, LATER));
      assertThat(after(yukisTurn.leave(YUKI, LATER)).turn().writer()).isEqualTo(LEO);
    }

    @Test
    void theMastersRoleGoesToWhoJoinedFirst() {
      var reordered =
          after(room.edit(new RoomEdit(null, null, null, List.of(LEO, YUKI, MINA)), NOW));
      var left = after(reordered.leave(LEO, LATER));
      assertThat(left.isMaster(MINA)).isTrue();
      assertThat(left.turn().writer()).isEqualTo(YUKI);
    }
  }

  @Nested
  class WhenSomebodyElseLeaves {
    @Test
    void theTurnGoesOn() {
      var change = room.leave(YUKI, LATER);
      assertThat(change.events()).containsExactly(RoomEvent.memberLeft(room.id(), YUKI));
      assertThat(after(change).turn()).isEqualTo(room.turn());
      assertThat(after(change).isMaster(LEO)).isTrue();
      assertThat(after(change).circle().order().members()).containsExactly(LEO, MINA);
    }

    @Test
    void theLastToLeaveTakesTheRoomAlong() {
      var change = Samples.room(LEO).leave(LEO, LATER);
      assertThat(change.room()).isEmpty();
      assertThat(codes(change)).containsExactly(R2, W1);
      assertThat(change.events().getFirst().isGone()).isTrue();
    }

    @Test
    void aStrangerCannotLeave() {
      assertThatThrownBy(() -> Samples.room(LEO).leave(MINA, LATER))
          .satisfies(refusedAs(Reason.NOT_FOUND));
    }
  }

  @Test
  void aDeletedRoomNamesTheTurnWhoseTasksAreLeft() {
    var change = room.gone();
    assertThat(change.room()).isEmpty();
    assertThat(change.events())
        .containsExactly(
            RoomEvent.of(R2, room.id(), 1, 0).ending(new EndedTurn(1, 0, 0)).ofRoomGone(),
            RoomEvent.roomLeftBehind(room.id()));
  }

  static Room after(Change change) {
    return change.room().orElseThrow();
  }

  static List<EventCode> codes(Change change) {
    return change.events().stream().map(RoomEvent::code).toList();
  }

  static java.util.function.Consumer<Throwable> refusedAs(Reason reason) {
    return thrown ->
        assertThat(thrown)
            .isInstanceOfSatisfying(
                Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}
