package app.voda.room;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.id.MemberId;
import app.voda.room.Circle.Membership;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircleTest {
  private static final MemberId LEO = new MemberId("leo");
  private static final MemberId MINA = new MemberId("mina");
  private static final MemberId YUKI = new MemberId("yuki");

  private final Circle circle =
      Circle.of(LEO, NOW).with(MINA, NOW.plusSeconds(1)).with(YUKI, NOW.plusSeconds(2));

  @Test
  void startsWithItsCreatorAsMaster() {
    var first = Circle.of(LEO, NOW);
    assertThat(first.master()).isEqualTo(LEO);
    assertThat(first.members()).containsExactly(new Membership(LEO, NOW));
    assertThat(first.size()).isEqualTo(1);
  }

  @Test
  void keepsMembersInTheSequenceInWhichTheyJoinedWhateverTheOrder() {
    var reordered = circle.reordered(List.of(YUKI, MINA, LEO));
    assertThat(reordered.members()).extracting(Membership::member).containsExactly(LEO, MINA, YUKI);
    assertThat(reordered.order().members()).containsExactly(YUKI, MINA, LEO);
  }

  @Test
  void handsTheMastersRoleToWhoJoinedFirst() {
    var left = circle.reordered(List.of(YUKI, MINA, LEO)).without(LEO);
    assertThat(left.master()).isEqualTo(MINA);
    assertThat(left.without(MINA).master()).isEqualTo(YUKI);
  }

  @Test
  void leavesTheMasterWhenSomebodyElseGoes() {
    assertThat(circle.without(MINA).master()).isEqualTo(LEO);
    assertThat(circle.without(MINA).has(MINA)).isFalse();
  }

  @Test
  void needsAnOrderAndAMasterOfItsMembers() {
    var members = List.of(new Membership(LEO, NOW), new Membership(MINA, NOW));
    var order = new WritingOrder(List.of(LEO, MINA));
    assertThatThrownBy(() -> new Circle(members, order, YUKI))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Circle(members, new WritingOrder(List.of(LEO)), LEO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Circle(List.of(), order, LEO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
