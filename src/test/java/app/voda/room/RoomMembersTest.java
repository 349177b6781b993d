package app.voda.room;

import static app.voda.event.EventCode.M13;
import static app.voda.event.EventCode.R2;
import static app.voda.room.RoomTest.after;
import static app.voda.room.RoomTest.codes;
import static app.voda.room.RoomTest.refusedAs;
import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.EndedTurn;
import app.voda.event.RoomEvent;
import app.voda.id.MemberId;
import app.voda.problem.Reason;
import app.voda.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Who is in a room, who manages it, and what the master may change.
class RoomMembersTest {
  private static final MemberId LEO = new MemberId("leo");
  private static final MemberId MINA = new MemberId("mina");
  private static final MemberId YUKI = new MemberId("yuki");
  private static final Instant LATER = NOW.plus(Duration.ofHours(30));

  private final Room room = Samples.room(LEO, MINA, YUKI);

  @Nested
  class WhenSomebodyJoins {
    private final MemberId noa = new MemberId("noa");

    @Test
    void theyWriteLast() {
      var joined = room.join(noa, 10, LATER);
      assertThat(joined.circle().order().members()).containsExactly(LEO, MINA, YUKI, noa);
      assertThat(joined.turn()).isEqualTo(room.turn());
      assertThat(joined.isMaster(LEO)).isTrue();
    }

    @Test
    void whoIsInChangesNothingEvenInAFullRoom() {
      assertThat(room.join(MINA, 3, LATER)).isSameAs(room);
    }

    @Test
    void aFullRoomRefuses() {
      assertThat(room.join(noa, 4, LATER).circle().size()).isEqualTo(4);
      assertThatThrownBy(() -> room.join(noa, 3, LATER)).satisfies(refusedAs(Reason.ROOM_FULL));
    }

    @Test
    void whoComesBackIsTheNewest() {
      var back = after(room.leave(LEO, LATER)).join(LEO, 10, LATER.plusSeconds(1));
      assertThat(back.circle().order().members()).containsExactly(MINA, YUKI, LEO);
      assertThat(back.isMaster(MINA)).isTrue();
      assertThat(after(back.leave(MINA, LATER.plusSeconds(2))).isMaster(YUKI)).isTrue();
    }
  }

  @Nested
  class WhenTheOrderChanges {
    @Test
    void itAppliesFromTheNextTurn() {
      var change = room.edit(order(List.of(YUKI, LEO, MINA)), LATER);
      assertThat(change.events()).isEmpty();
      assertThat(after(change).turn()).isEqualTo(room.turn());
      var next = after(after(change).post(LEO, 1, LATER));
      assertThat(next.turn().writer()).isEqualTo(MINA);
      assertThat(after(next.post(MINA, 2, LATER)).turn().writer()).isEqualTo(YUKI);
    }

    @Test
    void itMustNameEachMemberOnce() {
      var noa = new MemberId("noa");
      for (var wrong :
          List.of(
              List.of(LEO, MINA),
              List.of(LEO, MINA, noa),
              List.of(LEO, MINA, MINA),
              List.of(LEO, MINA, YUKI, noa),
              List.of(LEO, MINA, YUKI, YUKI),
              List.<MemberId>of())) {
        assertThatThrownBy(() -> room.edit(order(wrong), LATER))
            .satisfies(refusedAs(Reason.NOT_FOR_THIS_ROOM));
      }
    }

    @Test
    void theSameOrderChangesNothing() {
      assertThat(after(room.edit(order(List.of(LEO, MINA, YUKI)), LATER))).isEqualTo(room);
    }
  }

  @Nested
  class WhenThePeriodChanges {
    @Test
    void theTurnEndsAPeriodAfterItsStart() {
      var change = room.edit(period(Duration.ofDays(9)), LATER);
      var turn = after(change).turn();
      assertThat(turn.startsAt()).isEqualTo(NOW);
      assertThat(turn.dueAt()).isEqualTo(NOW.plus(Duration.ofDays(9)));
      assertThat(turn.number()).isEqualTo(1);
      assertThat(turn.revision()).isEqualTo(1);
      assertThat(turn.changedAt()).isEqualTo(LATER);
      assertThat(change.events())
          .containsExactly(RoomEvent.of(R2, room.id(), 1, 1).ending(new EndedTurn(1, 0, 0)));
    }

    @Test
    void itNeverEndsInThePast() {
      var turn = after(room.edit(period(Duration.ofDays(1)), LATER)).turn();
      assertThat(turn.dueAt()).isEqualTo(LATER);
      assertThat(turn.revision()).isEqualTo(1);
    }

    @Test
    void anEqualPeriodChangesNothing() {
      var change = room.edit(period(Duration.parse("PT120H")), LATER);
      assertThat(after(change)).isEqualTo(room);
      assertThat(change.events()).isEmpty();
    }

    @Test
    void eachChangeIsARevisionAndTheNextTurnStartsAtZero() {
      var once = after(room.edit(period(Duration.ofDays(9)), LATER));
      var change = once.edit(period(Duration.ofDays(30)), LATER);
      assertThat(change.events())
          .containsExactly(RoomEvent.of(R2, room.id(), 1, 2).ending(new EndedTurn(1, 1, 0)));
      var next = after(after(change).post(LEO, 1, LATER)).turn();
      assertThat(next.revision()).isZero();
      assertThat(next.dueAt()).isEqualTo(LATER.plus(Duration.ofDays(30)));
    }

    @Test
    void theLeftoversOfALongTurnIncludeItsHops() {
      var longer = after(room.edit(period(Duration.ofDays(30)), NOW));
      var ended = longer.edit(period(Duration.ofDays(1)), NOW).events().getFirst().ended();
      assertThat(ended).isEqualTo(new EndedTurn(1, 1, 1));
    }
  }

  @Test
  void theMasterChangesAllAtOnce() {
    var edit =
        new RoomEdit(new WritingPeriod(Duration.ofDays(2)), "h2", "New?", List.of(YUKI, MINA, LEO));
    var edited = after(room.edit(edit, LATER));
    assertThat(edited.profile()).isEqualTo(new Profile("Summer", "sea", "New?", "h2"));
    assertThat(edited.circle().order().members()).containsExactly(YUKI, MINA, LEO);
    assertThat(edited.period()).isEqualTo(new WritingPeriod(Duration.ofDays(2)));
    assertThat(edited.updatedAt()).isEqualTo(LATER);
    assertThat(edited.createdAt()).isEqualTo(NOW);
  }

  @Test
  void anEditOfNothingChangesNothing() {
    assertThat(after(room.edit(new RoomEdit(null, null, null, null), LATER))).isEqualTo(room);
  }

  @Test
  void registeringAnewIsARevisionOfTheSameTurn() {
    var change = room.registerAnew(LATER);
    var turn = after(change).turn();
    assertThat(turn).isEqualTo(new Turn(1, 1, LEO, NOW, room.turn().dueAt(), LEO, LATER));
    assertThat(codes(change)).containsExactly(R2, M13);
    assertThat(change.events().getFirst().ended()).isEqualTo(new EndedTurn(1, 0, 0));
    assertThat(change.events()).allMatch(event -> event.revision() == 1);
  }

  @Test
  void onlyMembersSeeIt() {
    assertThat(room.seenBy(YUKI)).isSameAs(room);
    assertThatThrownBy(() -> room.seenBy(new MemberId("noa")))
        .satisfies(refusedAs(Reason.NOT_FOUND));
  }

  @Test
  void onlyTheMasterManagesIt() {
    assertThat(room.managedBy(LEO)).isSameAs(room);
    assertThatThrownBy(() -> room.managedBy(MINA)).satisfies(refusedAs(Reason.NOT_THE_MASTER));
    assertThatThrownBy(() -> room.managedBy(new MemberId("noa")))
        .satisfies(refusedAs(Reason.NOT_FOUND));
    assertThat(room.isMaster(null)).isFalse();
  }

  private static RoomEdit order(@Nullable List<MemberId> order) {
    return new RoomEdit(null, null, null, order);
  }

  private static RoomEdit period(Duration period) {
    return new RoomEdit(new WritingPeriod(period), null, null, null);
  }
}
