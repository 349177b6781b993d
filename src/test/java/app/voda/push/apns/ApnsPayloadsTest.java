package app.voda.push.apns;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EventCode;
import app.voda.push.ActivityPush;
import app.voda.push.ActivityPush.Alert;
import app.voda.push.ActivityPush.Kind;
import app.voda.push.ActivityPush.Status;
import app.voda.push.PayloadLimit;
import app.voda.push.Push;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Apple, and the app, read in a payload.
class ApnsPayloadsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Nested
  class AnAlarm {

    @Test
    void soundsAndNamesWhatItIsAbout() {
      assertThat(JSON.readTree(ApnsPushes.payload(alarm("1 hour left", null, false))))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"aps": {"alert": {"title": "Summer", "body": "1 hour left"}, "badge": 7,
                    "sound": "default", "thread-id": "room1"},
                   "alarmId": "alarm1", "code": "M2", "roomId": "room1", "turn": "3"}
                  """));
    }

    @Test
    void isQuietWithoutSoundAndNamesItsDiary() {
      assertThat(JSON.readTree(ApnsPushes.payload(alarm("Leo wrote", "3", true))))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"aps": {"alert": {"title": "Summer", "body": "Leo wrote"}, "badge": 7,
                    "interruption-level": "passive", "thread-id": "room1"},
                   "alarmId": "alarm1", "code": "M2", "roomId": "room1", "turn": "3",
                   "diaryId": "3"}
                  """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "일"})
    void isSentWholeAsLongAsItFits(String character) {
      var longest = fill(body -> ApnsPushes.payload(alarm(body, null, false)), character);
      var payload = ApnsPushes.payload(alarm(longest, null, false));
      assertThat(bytes(payload)).isEqualTo(PayloadLimit.MOST);
      assertThat(JSON.readTree(payload).at("/aps/alert/body").asString()).isEqualTo(longest);

      var cut = ApnsPushes.payload(alarm(longest + "x", null, false));
      assertThat(bytes(cut)).isLessThanOrEqualTo(PayloadLimit.MOST);
      assertThat(JSON.readTree(cut).at("/aps/alert/body").asString()).endsWith("…");
    }

    @Test
    void isNoneWhenItIsTooLargeWithoutWords() {
      assertThat(ApnsPayloads.of(alarm("", "d".repeat(PayloadLimit.MOST), false))).isEmpty();
    }

    private static Push alarm(String body, @Nullable String diary, boolean quiet) {
      var phone = ApnsPushes.iPhone("token");
      return ApnsPushes.push(phone, "alarm1", EventCode.M2, diary, "Summer", body, quiet);
    }
  }

  @Nested
  class ALiveActivity {
    // Swift's dates begin on 1 January 2001.
    private static final long DUE_BY_SWIFT = 794052000L;
    private static final Instant LEAVES = Instant.parse("2026-03-01T10:15:00Z");

    @Test
    void startsWithWhatItIsAboutSilentlyAndAsksForAToken() {
      assertThat(activity(Kind.START, Status.ACTIVE, null, new Alert("Summer", "Your turn")))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"aps": {"timestamp": 1772355600, "event": "start",
                    "content-state": {"writerName": "Leo", "turn": 3, "endTime": %d,
                      "status": "active"},
                    "stale-date": 1772359200,
                    "attributes-type": "DiaryTurnAttributes",
                    "attributes": {"roomId": "room1", "roomName": "Summer"},
                    "input-push-token": 1,
                    "alert": {"title": "Summer", "body": "Your turn"}}}
                  """
                      .formatted(DUE_BY_SWIFT)));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, active", "ENDING, ending"})
    void isUpdatedWithNothingButHowItStands(Status status, String told) {
      assertThat(activity(Kind.UPDATE, status, null, null))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"aps": {"timestamp": 1772355600, "event": "update",
                    "content-state": {"writerName": "Leo", "turn": 3, "endTime": %d,
                      "status": "%s"},
                    "stale-date": 1772359200}}
                  """
                      .formatted(DUE_BY_SWIFT, told)));
    }

    @Test
    void soundsWhenAnUpdateHasWords() {
      var alert = new Alert("Summer", "15 minutes left");
      assertThat(activity(Kind.UPDATE, Status.ENDING, null, alert).at("/aps/alert"))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"title": "Summer", "body": "15 minutes left", "sound": "default"}
                  """));
    }

    @Test
    void endsAndLeavesTheScreen() {
      assertThat(activity(Kind.END, Status.ENDED, LEAVES, null))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"aps": {"timestamp": 1772355600, "event": "end",
                    "content-state": {"writerName": "Leo", "turn": 3, "endTime": %d,
                      "status": "ended"},
                    "stale-date": 1772359200, "dismissal-date": 1772360100}}
                  """
                      .formatted(DUE_BY_SWIFT)));
    }

    @Test
    void isSentAsLongAsItFitsAndNeverCut() {
      var longest = fill(body -> ApnsPayloads.of(saying(body)).orElseThrow(), "일");
      assertThat(ApnsPayloads.of(saying(longest))).isPresent();
      assertThat(ApnsPayloads.of(saying(longest + "x"))).isEmpty();
    }

    private static ActivityPush saying(String body) {
      var alert = new Alert("Summer", body);
      return ApnsPushes.activity("token", Kind.UPDATE, Status.ENDING, null, alert);
    }

    private static JsonNode activity(
        Kind kind, Status status, @Nullable Instant dismissedAt, @Nullable Alert alert) {
      var push = ApnsPushes.activity("token", kind, status, dismissedAt, alert);
      return JSON.readTree(ApnsPayloads.of(push).orElseThrow());
    }
  }

  // Words with which a payload has exactly as many bytes as it may.
  private static String fill(java.util.function.UnaryOperator<String> payload, String character) {
    int left = PayloadLimit.MOST - bytes(payload.apply(""));
    int each = bytes(character);
    return character.repeat(left / each) + "x".repeat(left % each);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
