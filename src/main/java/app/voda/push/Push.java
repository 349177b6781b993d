package app.voda.push;

import app.voda.device.Device;
import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One alarm sent to one device.
///
/// @param alarmId the notification's tag, so that a phone shows a repeat once
/// @param turn the turn it is about
/// @param quiet whether it arrives silently
/// @param badge the member's unread alarms, this one included; means something on iOS only
/// @param at when it is sent
/// @param until when it stops being true
public record Push(
    Device device,
    AlarmId alarmId,
    EventCode code,
    RoomId roomId,
    int turn,
    @Nullable String diaryId,
    String title,
    String body,
    boolean quiet,
    int badge,
    Instant at,
    Instant until) {

  /// The same push in other words.
  Push saying(String otherTitle, String otherBody) {
    return new Push(
        device,
        alarmId,
        code,
        roomId,
        turn,
        diaryId,
        otherTitle,
        otherBody,
        quiet,
        badge,
        at,
        until);
  }
}
