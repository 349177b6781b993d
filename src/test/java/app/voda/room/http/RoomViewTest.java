package app.voda.room.http;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.MemberId;
import app.voda.room.http.RoomView.RoomMemberView;
import app.voda.room.http.RoomView.TurnView;
import app.voda.testing.Samples;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomViewTest {
  private final MemberId leo = Samples.memberId();
  private final MemberId mina = Samples.memberId();
  private final app.voda.room.Room room = Samples.room(leo, mina);

  @Test
  void showsTheRoomAndItsTurn() {
    assertThat(RoomView.of(room, leo, Map.of(leo, Samples.member(leo, "Leo"))))
        .isEqualTo(
            new RoomView(
                room.id(),
                "Summer",
                "sea",
                "Where?",
                "P5D",
                leo,
                true,
                java.util.List.of(
                    new RoomMemberView(leo, "Leo", null, NOW),
                    new RoomMemberView(mina, null, null, NOW.plusSeconds(60))),
                java.util.List.of(leo, mina),
                new TurnView(1, 0, leo, NOW, NOW.plus(Duration.ofDays(5))),
                NOW,
                NOW.plusSeconds(60)));
  }

  @Test
  void tellsWhoIsNotItsMaster() {
    assertThat(RoomView.of(room, mina, Map.of()).isMaster()).isFalse();
  }

  @Test
  void showsWhoHasWithdrawnWithoutAName() {
    assertThat(MemberCard.of(mina, Map.of())).isEqualTo(new MemberCard(mina, null, null, true));
    assertThat(MemberCard.of(leo, Map.of(leo, Samples.member(leo, "Leo"))))
        .isEqualTo(new MemberCard(leo, "Leo", null, false));
  }
}
