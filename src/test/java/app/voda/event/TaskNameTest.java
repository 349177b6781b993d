package app.voda.event;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskNameTest {
  private static final RoomId ROOM = new RoomId("4f1d");
  private static final RoomEvent END = RoomEvent.of(EventCode.R1, ROOM, 3, 2);

  @Test
  void namesRoomTurnRevisionAndCodeBehindAHash() {
    assertThat(TaskName.exact(END).value()).matches("[0-9a-f]{8}-4f1d-3-2-R1");
    assertThat(TaskName.exact(END)).isEqualTo(TaskName.exact(END));
    assertThat(TaskName.exact(END)).hasToString(TaskName.exact(END).value());
  }

  @Test
  void isAnotherForAnotherRoomTurnRevisionOrCode() {
    assertThat(
            List.of(
                TaskName.exact(END),
                TaskName.exact(RoomEvent.of(EventCode.R1, new RoomId("4f1e"), 3, 2)),
                TaskName.exact(RoomEvent.of(EventCode.R1, ROOM, 4, 2)),
                TaskName.exact(RoomEvent.of(EventCode.R1, ROOM, 3, 1)),
                TaskName.exact(RoomEvent.of(EventCode.R2, ROOM, 3, 2)),
                TaskName.exact(RoomEvent.of(EventCode.R2, ROOM, 3, 2).following())))
        .doesNotHaveDuplicates();
  }

  @Test
  void numbersHopsAndPages() {
    var register = RoomEvent.of(EventCode.R2, ROOM, 1, 0);
    assertThat(TaskName.exact(register).value()).endsWith("-1-0-R2");
    assertThat(TaskName.exact(register.following()).value()).endsWith("-1-0-R2-h1");
    assertThat(TaskName.exact(register.following().following()).value()).endsWith("-1-0-R2-h2");
    var removal = RoomEvent.memberLeftBehind(new MemberId("leo"));
    assertThat(TaskName.exact(removal.following()).value()).endsWith("-leo-0-0-W1-p1");
  }

  @Test
  void ofAReplayIsTheLettersAndItsTimes() {
    var one = TaskName.exact(END.replayed(new Replay("5c1e", null, NOW)));
    assertThat(one.value()).endsWith("-4f1d-3-2-R1-d5c1e-" + NOW.toEpochMilli());
    assertThat(one).isEqualTo(TaskName.exact(END.replayed(new Replay("5c1e", null, NOW))));
    assertThat(one)
        .isNotEqualTo(TaskName.exact(END.replayed(new Replay("5c1e", null, NOW.plusMillis(1)))));
  }

  @Test
  void ofAnIntentIsNeverUsedTwice() {
    var one = TaskName.intent(END, Samples::id);
    assertThat(one).isNotEqualTo(TaskName.intent(END, Samples::id));
    assertThat(one.value()).startsWith(TaskName.exact(END).value() + "-i");
  }

  @Test
  void tellsItsRoomWhateverTurnAndEventItIsOf() {
    var leo = new MemberId("leo");
    assertThat(
            List.of(
                TaskName.exact(END),
                TaskName.intent(END, Samples::id),
                TaskName.exact(RoomEvent.of(EventCode.R2, ROOM, 4, 0).following()),
                TaskName.exact(RoomEvent.nudged(ROOM, 4, 0, leo)),
                TaskName.exact(RoomEvent.memberLeft(ROOM, leo)),
                TaskName.exact(END.replayed(new Replay("5c1e", null, NOW)))))
        .extracting(TaskName::subject)
        .containsOnly("4f1d");
    assertThat(TaskName.exact(RoomEvent.memberLeftBehind(leo)).subject()).isEqualTo("leo");
    assertThat(new TaskName("byhand").subject()).isEqualTo("byhand");
  }

  @Test
  void isWhatCloudTasksTakes() {
    assertThatThrownBy(() -> new TaskName("a b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TaskName("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TaskName("x".repeat(501)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
