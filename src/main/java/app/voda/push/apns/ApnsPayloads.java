package app.voda.push.apns;

import app.voda.push.ActivityPush;
import app.voda.push.PayloadLimit;
import app.voda.push.Push;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Pushes as the JSON that APNs takes.
final class ApnsPayloads {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  // Swift decodes a Date as seconds since this moment, unless told otherwise.
  private static final long SWIFT_EPOCH = Instant.parse("2001-01-01T00:00:00Z").getEpochSecond();
  private static final int UTF_8_BYTES_A_CHAR = 3;

  private ApnsPayloads() {}

  private record AlarmPayload(
      AlarmAps aps,
      String alarmId,
      String code,
      String roomId,
      String turn,
      @Nullable String diaryId) {}

  private record AlarmAps(
      Alert alert,
      int badge,
      @Nullable String sound,
      @JsonProperty("interruption-level") @Nullable String interruptionLevel,
      @JsonProperty("thread-id") String threadId) {}

  private record Alert(String title, String body, @Nullable String sound) {}

  private record ActivityPayload(ActivityAps aps) {}

  private record ActivityAps(
      long timestamp,
      String event,
      @JsonProperty("content-state") ContentState contentState,
      @JsonProperty("stale-date") long staleDate,
      @JsonProperty("dismissal-date") @Nullable Long dismissalDate,
      @JsonProperty("attributes-type") @Nullable String attributesType,
      @Nullable Attributes attributes,
      @JsonProperty("input-push-token") @Nullable Integer inputPushToken,
      @Nullable Alert alert) {}

  private record ContentState(String writerName, int turn, long endTime, String status) {}

  private record Attributes(String roomId, String roomName) {}

  /// The payload of an alarm, its words cut where it would be too large.
  ///
  /// @return empty if it is too large even without words
  static Optional<String> of(Push push) {
    var whole = write(push);
    // Most are so small that their bytes need not be counted.
    return whole.length() * UTF_8_BYTES_A_CHAR <= PayloadLimit.MOST
        ? Optional.of(whole)
        : PayloadLimit.fit(push, words -> bytes(write(words))).map(ApnsPayloads::write);
  }

  /// The payload of a Live Activity.
  ///
  /// @return empty if it is too large
  static Optional<String> of(ActivityPush push) {
    return Optional.of(write(push)).filter(payload -> bytes(payload) <= PayloadLimit.MOST);
  }

  private static int bytes(String payload) {
    return payload.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String write(Push push) {
    var room = push.roomId().value();
    return JSON.writeValueAsString(
        new AlarmPayload(
            new AlarmAps(
                new Alert(push.title(), push.body(), null),
                push.badge(),
                push.quiet() ? null : "default",
                push.quiet() ? "passive" : null,
                room),
            push.alarmId().value(),
            push.code().name(),
            room,
            Integer.toString(push.turn()),
            push.diaryId()));
  }

  private static String write(ActivityPush push) {
    var content = push.content();
    var dismissedAt = push.dismissedAt();
    var alert = push.alert();
    boolean starts = push.kind() == ActivityPush.Kind.START;
    return JSON.writeValueAsString(
        new ActivityPayload(
            new ActivityAps(
                push.timestamp().getEpochSecond(),
                lower(push.kind()),
                new ContentState(
                    content.writerName(),
                    content.turn(),
                    content.endTime().getEpochSecond() - SWIFT_EPOCH,
                    lower(content.status())),
                content.endTime().getEpochSecond(),
                dismissedAt == null ? null : dismissedAt.getEpochSecond(),
                starts ? "DiaryTurnAttributes" : null,
                starts ? new Attributes(push.room().value(), push.roomName()) : null,
                // iOS 18 and later hand out a token for updating what was started so.
                starts ? 1 : null,
                alert == null ? null : new Alert(alert.title(), alert.body(), sound(push)))));
  }

  // Part of the alert, unlike an alarm's. A start comes with M12, which sounds by itself.
  private static @Nullable String sound(ActivityPush push) {
    return push.kind() == ActivityPush.Kind.START ? null : "default";
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
