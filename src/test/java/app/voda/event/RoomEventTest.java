package app.voda.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoomEventTest {
  private static final RoomId ROOM = new RoomId("4f1d");

  @Test
  void isTheFirstOfItsHopsUnlessItSaysOtherwise() {
    assertThat(hop(null).step()).isZero();
    assertThat(hop(0).step()).isZero();
    assertThat(hop(0).following()).isEqualTo(hop(1));
    assertThatThrownBy(() -> hop(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void staysTheSameInAnotherRevision() {
    var nudge = RoomEvent.nudged(ROOM, 3, 0, new MemberId("leo"));
    assertThat(nudge.inRevision(2)).isEqualTo(RoomEvent.nudged(ROOM, 3, 2, new MemberId("leo")));
  }

  private static RoomEvent hop(@Nullable Integer n) {
    return new RoomEvent(EventCode.R2, ROOM, 1, 0, null, null, null, null, null, null, n);
  }
}
