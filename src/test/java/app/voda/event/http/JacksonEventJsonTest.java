package app.voda.event.http;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.event.EndedTurn;
import app.voda.event.EventCode;
import app.voda.event.EventJson;
import app.voda.event.Replay;
import app.voda.event.RoomEvent;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonEventJsonTest {
  private static final RoomId ROOM = new RoomId("4f1d");

  private final EventJson json = EventJsons.real();

  @Test
  void writesNothingButWhatTheEventNeeds() {
    assertThat(json.write(RoomEvent.of(EventCode.R1, ROOM, 3, 0)))
        .isEqualTo("{\"code\":\"R1\",\"roomId\":\"4f1d\",\"turn\":3,\"revision\":0}");
    assertThat(json.write(RoomEvent.diaryPosted(ROOM, 3, 1, "3")))
        .isEqualTo(
            "{\"code\":\"M2\",\"roomId\":\"4f1d\",\"turn\":3,\"revision\":1,\"diaryId\":\"3\"}");
  }

  @Test
  void writesIntentEndedTurnAndDeletion() {
    var event =
        RoomEvent.of(EventCode.R2, ROOM, 3, 0)
            .ending(new EndedTurn(2, 1, 0))
            .ofRoomGone()
            .intendedAt(NOW);
    assertThat(json.write(event))
        .contains("\"intentAt\":\"2026-03-01T09:00:00Z\"")
        .contains("\"ended\":{\"turn\":2,\"revision\":1,\"hops\":0}")
        .contains("\"gone\":true");
  }

  static List<RoomEvent> events() {
    var leo = new MemberId("leo");
    return List.of(
        RoomEvent.of(EventCode.R1, ROOM, 3, 0),
        RoomEvent.of(EventCode.R2, ROOM, 3, 0).ending(new EndedTurn(2, 1, 4)).intendedAt(NOW),
        RoomEvent.of(EventCode.R2, ROOM, 3, 0).ofRoomGone(),
        RoomEvent.of(EventCode.R2, ROOM, 3, 0).following().following(),
        RoomEvent.diaryPosted(ROOM, 3, 0, "3"),
        RoomEvent.nudged(ROOM, 3, 0, leo),
        RoomEvent.nudged(ROOM, 3, 0, leo).replayed(new Replay("5c1e", leo, NOW)),
        RoomEvent.of(EventCode.R1, ROOM, 3, 0).replayed(new Replay("5c1e", null, NOW)),
        RoomEvent.roomLeftBehind(ROOM).following(),
        RoomEvent.memberLeftBehind(leo).intendedAt(NOW.plusMillis(7)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsWhatItWrote(RoomEvent event) {
    assertThat(json.read(json.write(event))).isEqualTo(event);
  }

  @Test
  void ignoresWhatANewerVersionAdds() {
    assertThat(
            json.read(
                "{\"code\":\"R1\",\"roomId\":\"4f1d\",\"turn\":3,\"revision\":0,\"next\":{\"a\":[]}}"))
        .isEqualTo(RoomEvent.of(EventCode.R1, ROOM, 3, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "{",
        "[]",
        "{}",
        "\"R1\"",
        "1",
        "{\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
        "{\"code\":null,\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
        "{\"code\":\"\",\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
        "{\"code\":\"R9\",\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
        "{\"code\":\"r1\",\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
        "{\"code\":1,\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
        "{\"code\":\"R1\",\"turn\":1,\"revision\":0}",
        "{\"code\":\"R1\",\"roomId\":\"a/b\",\"turn\":1,\"revision\":0}",
        "{\"code\":\"R1\",\"roomId\":\"\",\"turn\":1,\"revision\":0}",
        "{\"code\":\"R1\",\"roomId\":null,\"turn\":1,\"revision\":0}",
        "{\"code\":\"R1\",\"roomId\":{},\"turn\":1,\"revision\":0}",
        "{\"code\":\"R1\",\"roomId\":\"a\",\"turn\":0,\"revision\":0}",
        "{\"code\":\"R1\",\"roomId\":\"a\",\"revision\":0}",
        "{\"code\":\"R1\",\"roomId\":\"a\",\"turn\":1,\"revision\":-1}",
        "{\"code\":\"R1\",\"roomId\":\"a\",\"turn\":99999999999,\"revision\":0}",
        "{\"code\":\"R1\",\"roomId\":\"a\",\"turn\":\"x\",\"revision\":0}",
        "{\"code\":\"R1\",\"roomId\":\"a\",\"turn\":1,\"revision\":0} x",
        "{\"code\":\"M2\",\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
        "{\"code\":\"N1\",\"roomId\":\"a\",\"turn\":1,\"revision\":0}",
        "{\"code\":\"W1\"}",
        "{\"code\":\"R2\",\"roomId\":\"a\",\"turn\":1,\"revision\":0,\"n\":-1}",
        "{\"code\":\"R2\",\"roomId\":\"a\",\"turn\":1,\"revision\":0,\"intentAt\":\"soon\"}",
        "{\"code\":\"R2\",\"roomId\":\"a\",\"turn\":1,\"revision\":0,\"ended\":7}"
      })
  void refusesWhatNoRetryCanMend(String body) {
    assertThatThrownBy(() -> json.read(body))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"code\":\"hush\"}|code cannot be read as what it should be",
        "{\"code\":\"R1\",\"roomId\":\"hush!\"}|roomId cannot be read as what it should be",
        "{\"code\":\"R1\",\"n\":\"hush\"}|n cannot be read as what it should be",
        "{\"code\":\"R2\",\"intentAt\":{}}|intentAt cannot be read as what it should be",
        "{\"code\":\"R1\",\"turn\":1}|R1 needs a roomId",
        "hush|the task is not JSON",
        "{\"n\":1/*hush*/}|the task is not JSON",
        "[\"hush\"]|the task is not one JSON object",
      })
  void saysWhatIsWrongWithoutRepeatingTheBody(String body, String reason) {
    assertThatThrownBy(() -> json.read(body)).hasMessage(reason);
  }

  @Test
  void refusesANumberThatIsTooLongToBeRead() {
    assertThatThrownBy(() -> json.read("{\"turn\":" + "9".repeat(5000) + "}"))
        .hasMessage("the task is not JSON");
  }
}
