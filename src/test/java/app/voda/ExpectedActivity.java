package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.ApnsRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What APNs gets for the Live Activity of a room's first turn: payloads in full, with nothing
/// beside, and all headers that are APNs's own.
record ExpectedActivity(String writerName, String room, Instant due) {
  private static final JsonMapper JSON = new JsonMapper();
  // A Date in Swift counts from there.
  private static final Instant SWIFT_EPOCH = Instant.parse("2001-01-01T00:00:00Z");

  void assertStart(ApnsRequest start) {
    assertThat(start.payload())
        .isEqualTo(
            payload(
                """
                "timestamp": %d,
                "event": "start",
                "content-state": %s,
                "stale-date": %d,
                "attributes-type": "DiaryTurnAttributes",
                "attributes": {"roomId": "%s", "roomName": "Summer"},
                "input-push-token": 1,
                "alert": {"title": "Summer", "body": "4 hours left to write your diary."}
                """
                    .formatted(
                        due.minus(Duration.ofHours(4)).getEpochSecond(),
                        content("active"),
                        due.getEpochSecond(),
                        room)));
    assertHeaders(start, "10", due);
  }

  void assertUpdate(ApnsRequest update, Instant at) {
    assertThat(update.payload())
        .isEqualTo(
            payload(
                """
                "timestamp": %d,
                "event": "update",
                "content-state": %s,
                "stale-date": %d
                """
                    .formatted(at.getEpochSecond(), content("active"), due.getEpochSecond())));
    assertHeaders(update, "5", due);
  }

  void assertEnding(ApnsRequest ending) {
    assertThat(ending.payload())
        .isEqualTo(
            payload(
                """
                "timestamp": %d,
                "event": "update",
                "content-state": %s,
                "stale-date": %d,
                "alert": {
                  "title": "Summer",
                  "body": "Only 15 minutes left to write your diary.",
                  "sound": "default"
                }
                """
                    .formatted(
                        due.minus(Duration.ofMinutes(15)).getEpochSecond(),
                        content("ending"),
                        due.getEpochSecond())));
    assertHeaders(ending, "10", due);
  }

  void assertEnd(ApnsRequest end) {
    var at = Instant.ofEpochSecond(timestamp(end));
    assertThat(end.payload())
        .isEqualTo(
            payload(
                """
                "timestamp": %d,
                "event": "end",
                "content-state": %s,
                "stale-date": %d,
                "dismissal-date": %d
                """
                    .formatted(
                        at.getEpochSecond(),
                        content("ended"),
                        due.getEpochSecond(),
                        at.plus(Duration.ofMinutes(15)).getEpochSecond())));
    // For as long as iOS lets the activity live, which is 8 hours.
    assertHeaders(end, "10", due.plus(Duration.ofHours(4)));
  }

  private static JsonNode payload(String aps) {
    return JSON.readTree("{\"aps\": {" + aps + "}}");
  }

  private String content(String status) {
    return "{\"writerName\": \"%s\", \"turn\": 1, \"endTime\": %d, \"status\": \"%s\"}"
        .formatted(writerName, Duration.between(SWIFT_EPOCH, due).toSeconds(), status);
  }

  private static void assertHeaders(ApnsRequest push, String priority, Instant expiration) {
    var headers = new TreeMap<>(push.headers());
    headers.keySet().removeIf(name -> !name.startsWith("apns-"));
    assertThat(UUID.fromString(headers.remove("apns-id"))).isNotNull();
    assertThat(headers)
        .isEqualTo(
            Map.of(
                "apns-push-type",
                "liveactivity",
                "apns-topic",
                "app.voda.diary.push-type.liveactivity",
                "apns-priority",
                priority,
                "apns-expiration",
                Long.toString(expiration.getEpochSecond())));
    assertThat(push.status()).isIn(200, 503);
  }

  static long timestamp(ApnsRequest push) {
    return push.payload().at("/aps/timestamp").asLong();
  }
}
