package app.voda.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.id.MemberId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritingOrderTest {
  private static final MemberId LEO = new MemberId("leo");
  private static final MemberId MINA = new MemberId("mina");
  private static final MemberId YUKI = new MemberId("yuki");

  private final WritingOrder order = new WritingOrder(List.of(LEO, MINA, YUKI));

  @Test
  void goesRound() {
    assertThat(order.after(LEO)).isEqualTo(MINA);
    assertThat(order.after(MINA)).isEqualTo(YUKI);
    assertThat(order.after(YUKI)).isEqualTo(LEO);
  }

  @Test
  void ofOneComesBackToThatOne() {
    assertThat(new WritingOrder(List.of(LEO)).after(LEO)).isEqualTo(LEO);
  }

  @Test
  void knowsNobodyElse() {
    assertThatThrownBy(() -> order.after(new MemberId("noa")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesEachMemberOnceAndAtLeastOne() {
    assertThatThrownBy(() -> new WritingOrder(List.of(LEO, LEO)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WritingOrder(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesTheNewestAtTheEndAndClosesTheGapOfWhoLeaves() {
    var noa = new MemberId("noa");
    assertThat(order.with(noa).members()).containsExactly(LEO, MINA, YUKI, noa);
    assertThat(order.without(MINA).members()).containsExactly(LEO, YUKI);
  }

  @Test
  void copiesTheListItIsGiven() {
    var list = new ArrayList<>(List.of(LEO, MINA));
    var copied = new WritingOrder(list);
    list.clear();
    assertThat(copied.members()).containsExactly(LEO, MINA);
  }

  @Test
  void isAPermutationWhenItNamesTheSameMembersInAnySequence() {
    assertThat(WritingOrder.isPermutation(List.of(YUKI, LEO, MINA), order)).isTrue();
    assertThat(WritingOrder.isPermutation(List.of(YUKI, LEO), order)).isFalse();
    assertThat(WritingOrder.isPermutation(List.of(YUKI, LEO, LEO), order)).isFalse();
    assertThat(WritingOrder.isPermutation(List.of(YUKI, LEO, MINA, MINA), order)).isFalse();
  }
}
