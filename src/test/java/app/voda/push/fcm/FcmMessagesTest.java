package app.voda.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.Platform;
import app.voda.event.EventCode;
import app.voda.push.PayloadLimit;
import app.voda.push.Push;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FcmMessagesTest {
  private static final String ALARM = "a".repeat(64);

  @ParameterizedTest
  @EnumSource(Platform.class)
  void saysItInWordsAndInData(Platform platform) {
    var message = message(FcmPushes.diary(platform, false));
    assertThat(message.path("token").asString()).isEqualTo("token");
    assertThat(message.path("notification"))
        .isEqualTo(json("{'title':'Summer','body':'Your turn'}"));
    assertThat(message.path("data"))
        .isEqualTo(
            json(
                "{'alarmId':'%s','code':'M2','roomId':'%s','turn':'3','diaryId':'3'}"
                    .formatted(ALARM, "r".repeat(64))));
  }

  @Test
  void carriesADiaryOnlyWithADiarysAlarm() {
    var data = message(FcmPushes.to("token")).path("data");
    assertThat(data.propertyNames()).containsExactlyInAnyOrder("alarmId", "code", "roomId", "turn");
  }

  @Nested
  class OnAndroid {

    @Test
    void isUrgentAndShownOnce() {
      assertThat(message(FcmPushes.diary(Platform.ANDROID, false)).path("android"))
          .isEqualTo(
              json(
                  """
                  {'priority':'high','ttl':'3600s',
                   'notification':{'tag':'%s','channel_id':'M2'}}
                  """
                      .formatted(ALARM)));
    }

    @Test
    void isQuietInQuietHours() {
      assertThat(message(FcmPushes.diary(Platform.ANDROID, true)).path("android"))
          .isEqualTo(
              json(
                  """
                  {'priority':'normal','ttl':'3600s',
                   'notification':{'tag':'%s','channel_id':'quiet'}}
                  """
                      .formatted(ALARM)));
    }

    @ParameterizedTest
    @EnumSource(names = {"M2", "M11", "M12", "M13", "N1"})
    void hasAChannelForEachCode(EventCode code) {
      var push = FcmPushes.push("token", Platform.ANDROID, code, null, false);
      assertThat(message(push).at("/android/notification/channel_id").asString())
          .isEqualTo(code.name());
    }

    @ParameterizedTest
    @CsvSource({"PT-1S, 0s", "PT0S, 0s", "PT1M0.5S, 60s", "P28D, 2419200s", "P29D, 2419200s"})
    void livesUntilItStopsBeingTrue(Duration life, String ttl) {
      assertThat(message(FcmPushes.living(Platform.ANDROID, life)).at("/android/ttl").asString())
          .isEqualTo(ttl);
    }

    @Test
    void hasNothingForOthers() {
      assertThat(message(FcmPushes.diary(Platform.ANDROID, false)).propertyNames())
          .containsExactlyInAnyOrder("token", "notification", "data", "android");
    }
  }

  @Nested
  class OnTheWeb {

    @Test
    void isUrgentAndShownOnce() {
      var message = message(FcmPushes.diary(Platform.WEB, false));
      assertThat(message.path("webpush"))
          .isEqualTo(
              json(
                  "{'headers':{'TTL':'3600','Urgency':'high'},'notification':{'tag':'%s'}}"
                      .formatted(ALARM)));
      assertThat(message.propertyNames())
          .containsExactlyInAnyOrder("token", "notification", "data", "webpush");
    }

    @Test
    void isQuietInQuietHours() {
      assertThat(message(FcmPushes.diary(Platform.WEB, true)).path("webpush"))
          .isEqualTo(
              json(
                  """
                  {'headers':{'TTL':'3600','Urgency':'low'},
                   'notification':{'tag':'%s','silent':true}}
                  """
                      .formatted(ALARM)));
    }
  }

  @Nested
  class OnAnIphone {

    @Test
    void isUrgentAndShownOnce() {
      var message = message(FcmPushes.diary(Platform.IOS, false));
      assertThat(message.path("apns"))
          .isEqualTo(
              json(
                  """
                  {'headers':{'apns-collapse-id':'%s','apns-expiration':'%d','apns-priority':'10'},
                   'payload':{'aps':{'badge':7,'sound':'default'}}}
                  """
                      .formatted(ALARM, FcmPushes.NOW.plusSeconds(3600).getEpochSecond())));
      assertThat(message.propertyNames())
          .containsExactlyInAnyOrder("token", "notification", "data", "apns");
    }

    @Test
    void isQuietInQuietHoursButCounts() {
      assertThat(message(FcmPushes.diary(Platform.IOS, true)).path("apns"))
          .isEqualTo(
              json(
                  """
                  {'headers':{'apns-collapse-id':'%s','apns-expiration':'%d','apns-priority':'5'},
                   'payload':{'aps':{'badge':7,'interruption-level':'passive'}}}
                  """
                      .formatted(ALARM, FcmPushes.NOW.plusSeconds(3600).getEpochSecond())));
    }
  }

  @Nested
  class TheSize {

    @ParameterizedTest
    @EnumSource(Platform.class)
    void isNeverTakenForLessThanItIs(Platform platform) {
      for (boolean quiet : new boolean[] {true, false}) {
        var push = FcmPushes.diary(platform, quiet);
        assertThat(FcmMessages.bytes(push)).isGreaterThanOrEqualTo(real(push));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "일", "\"", "\u0000", "👨‍👩‍👧‍👦", "<", "\u2028"})
    void ofWordsIsTheJsonsUpToTheLimit(String character) {
      for (int i = 0; i < 3_500; i += 50) {
        var push = FcmPushes.saying("Summer", character.repeat(i));
        int real = real(push);
        assertThat(FcmMessages.bytes(push)).isGreaterThanOrEqualTo(real);
        assertThat(FcmMessages.bytes(push) > PayloadLimit.MOST).isEqualTo(real > PayloadLimit.MOST);
      }
    }

    private static int real(Push push) {
      try {
        var json = FcmMessages.JSON.toByteArray(FcmMessages.of(push));
        return json.length - push.device().token().value().length();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static JsonNode message(Push push) {
    try {
      return new JsonMapper().readTree(FcmMessages.JSON.toByteArray(FcmMessages.of(push)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text.replace('\'', '"'));
  }
}
