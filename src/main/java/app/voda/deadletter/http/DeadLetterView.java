package app.voda.deadletter.http;

import app.voda.event.DeadLetter;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.EventCode;
import app.voda.event.EventJson;
import app.voda.event.RoomEvent;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A dead letter as operators see it.
///
/// @param body the task's body as it came; absent in a list
@Schema(name = "DeadLetter")
record DeadLetterView(
    @Schema(example = "77ab30e5") String id,
    Reason reason,
    @Schema(description = "The event's; null for a body that cannot be read")
        @Nullable EventCode code,
    @Nullable RoomId roomId,
    @Schema(example = "3") @Nullable Integer turn,
    @Schema(description = "Who was not told") @Nullable MemberId memberId,
    @Schema(description = "What they were not told; null for a Live Activity")
        @Nullable AlarmId alarmId,
    @Schema(example = "2 devices never had it") String detail,
    @Schema(description = "When it died last") Instant at,
    @Schema(example = "1", description = "How often it was replayed") int replays,
    @Schema(description = "null while it is dead") @Nullable Instant replayedAt,
    @Schema(description = "The task's body as it came; absent in a list")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String body) {

  static DeadLetterView listed(DeadLetter letter, EventJson json) {
    return of(letter, json, null);
  }

  static DeadLetterView whole(DeadLetter letter, EventJson json) {
    return of(letter, json, letter.body());
  }

  private static DeadLetterView of(DeadLetter letter, EventJson json, @Nullable String body) {
    var event = read(letter, json);
    return new DeadLetterView(
        letter.id(),
        letter.reason(),
        letter.code(),
        event.map(RoomEvent::roomId).orElse(null),
        event.map(RoomEvent::turn).orElse(null),
        letter.memberId(),
        letter.alarmId(),
        letter.detail(),
        letter.at(),
        letter.replays(),
        letter.replayedAt(),
        body);
  }

  private static Optional<RoomEvent> read(DeadLetter letter, EventJson json) {
    try {
      return Optional.of(json.read(letter.body()));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
