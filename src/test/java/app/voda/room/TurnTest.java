package app.voda.room;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.MemberId;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final MemberId LEO = new MemberId("leo");

  private final Turn turn = new Turn(3, 2, LEO, NOW, NOW.plusSeconds(60), null, NOW);

  @Test
  void isPastEveryEarlierTurnAndRevisionButNotItself() {
    assertThat(turn.isPast(2, 9)).isTrue();
    assertThat(turn.isPast(3, 1)).isTrue();
    assertThat(turn.isPast(3, 2)).isFalse();
    assertThat(turn.isPast(3, 3)).isFalse();
    assertThat(turn.isPast(4, 0)).isFalse();
  }

  @Test
  void isOnlyItself() {
    assertThat(turn.is(3, 2)).isTrue();
    assertThat(turn.is(3, 1)).isFalse();
    assertThat(turn.is(2, 2)).isFalse();
  }
}
