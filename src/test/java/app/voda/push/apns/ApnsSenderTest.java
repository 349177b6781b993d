package app.voda.push.apns;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.Environment;
import app.voda.device.Transport;
import app.voda.event.EventCode;
import app.voda.push.ActivityPush;
import app.voda.push.Delivery;
import app.voda.push.Delivery.Accepted;
import app.voda.push.Delivery.Misconfigured;
import app.voda.push.Delivery.RetryLater;
import app.voda.push.Delivery.TokenGone;
import app.voda.testing.ApnsRequest;
import app.voda.testing.FakeApns;
import app.voda.testing.Samples;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pushes as they arrive at APNs.
class ApnsSenderTest {
  private final FakeApns apns = FakeApns.start();
  private final ApnsSender sender = ApnsPushes.sender(apns);
  private final String token = FakeApns.token("leo");

  @AfterEach
  void stop() {
    sender.close();
    apns.close();
  }

  @Test
  void carriesApns() {
    assertThat(sender.transports()).containsExactly(Transport.APNS);
  }

  @Test
  void sendsAnAlarmWithAppleHeaders() {
    assertThat(sender.send(ApnsPushes.reminder(ApnsPushes.iPhone(token), "alarm1")))
        .isEqualTo(Delivery.ACCEPTED);
    var push = only();
    assertThat(push.environment()).isEqualTo(Environment.PRODUCTION);
    assertThat(push.token()).isEqualTo(token);
    assertThat(push.header("apns-topic")).isEqualTo(apns.topic());
    assertThat(push.header("apns-push-type")).isEqualTo("alert");
    assertThat(push.header("apns-priority")).isEqualTo("10");
    assertThat(push.header("apns-collapse-id")).isEqualTo("alarm1");
    assertThat(push.header("apns-expiration"))
        .isEqualTo(Long.toString(ApnsPushes.DUE.getEpochSecond()));
    assertThat(push.header("authorization")).startsWith("bearer ");
  }

  @Test
  void sendsAnAlarmThatSounds() {
    var push = ApnsPushes.reminder(ApnsPushes.iPhone(token), "alarm1");
    sender.send(push);
    assertThat(only().payload())
        .isEqualTo(
            json(
                """
                {"aps": {"alert": {"title": "Summer", "body": "1 hour left"}, "badge": 7,
                  "sound": "default", "thread-id": "room1"},
                 "alarmId": "alarm1", "code": "M11", "roomId": "room1", "turn": "3"}
                """));
  }

  @Test
  void sendsAQuietAlarmWithoutSoundAndNamesTheDiary() {
    var push =
        ApnsPushes.push(
            ApnsPushes.iPhone(token), "alarm2", EventCode.M2, "3", "Summer", "Leo wrote", true);
    sender.send(push);
    assertThat(only().header("apns-priority")).isEqualTo("5");
    assertThat(only().payload())
        .isEqualTo(
            json(
                """
                {"aps": {"alert": {"title": "Summer", "body": "Leo wrote"}, "badge": 7,
                  "interruption-level": "passive", "thread-id": "room1"},
                 "alarmId": "alarm2", "code": "M2", "roomId": "room1", "turn": "3",
                 "diaryId": "3"}
                """));
  }

  @Test
  void aRetryCarriesTheSameIdAndAnotherDeviceAnother() {
    var mine = ApnsPushes.iPhone(token);
    apns.answers(token, FakeApns.status(503, "Shutdown"), FakeApns.accepted());
    assertThat(sender.send(ApnsPushes.reminder(mine, "a1"))).isInstanceOf(RetryLater.class);
    assertThat(sender.send(ApnsPushes.reminder(mine, "a1"))).isEqualTo(Delivery.ACCEPTED);
    sender.send(ApnsPushes.reminder(ApnsPushes.iPhone(FakeApns.token("mina")), "a1"));
    sender.send(ApnsPushes.reminder(mine, "a2"));
    var ids = apns.received().stream().map(push -> push.header("apns-id")).toList();
    assertThat(ids.get(1)).isEqualTo(ids.get(0));
    assertThat(ids.subList(1, 4)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"일,3", "記,3", "👨‍👩‍👧‍👦,25", "é,2", "x,1", "'\"',2"})
  void cutsWordsSoThatThePayloadFits(String character, int bytes) {
    var push =
        ApnsPushes.push(
            ApnsPushes.iPhone(token),
            "a1",
            EventCode.M2,
            "3",
            "Summer",
            character.repeat(5000),
            false);
    assertThat(sender.send(push)).isEqualTo(Delivery.ACCEPTED);
    var sent = only();
    assertThat(sent.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
        .isBetween(4097 - bytes, 4096);
    assertThat(sent.text("/aps/alert/title")).isEqualTo("Summer");
    assertThat(sent.text("/aps/alert/body")).startsWith(character).endsWith("…");
  }

  @Nested
  class WhenTheTokenIsOfTheOtherEnvironment {

    @ParameterizedTest
    @EnumSource(Environment.class)
    void triesItThereOnceAndTells(Environment home) {
      var registered = home == Environment.SANDBOX ? Environment.PRODUCTION : Environment.SANDBOX;
      apns.knows(token, home);
      var push = ApnsPushes.reminder(ApnsPushes.iPhone(token, registered));
      assertThat(sender.send(push)).isEqualTo(new Accepted(home));
      assertThat(apns.received())
          .extracting(ApnsRequest::environment)
          .containsExactly(registered, home);
      assertThat(apns.received()).extracting(sent -> sent.header("apns-id")).hasSize(2);
    }

    @Test
    void sendsStraightThereOnceItIsKnown() {
      apns.knows(token, Environment.SANDBOX);
      var push = ApnsPushes.reminder(ApnsPushes.iPhone(token, Environment.SANDBOX));
      assertThat(sender.send(push)).isEqualTo(Delivery.ACCEPTED);
      assertThat(apns.received()).hasSize(1);
    }

    @Test
    void isGoneWhenNeitherKnowsIt() {
      apns.answers(token, FakeApns.badDeviceToken());
      assertThat(send()).isEqualTo(new TokenGone(Samples.NOW));
      assertThat(apns.received()).hasSize(2);
    }

    @Test
    void isGoneSinceTheOtherSaysSo() {
      var since = Instant.parse("2026-02-01T00:00:00Z");
      apns.answers(token, FakeApns.badDeviceToken(), FakeApns.unregistered(since));
      assertThat(send()).isEqualTo(new TokenGone(since));
    }

    @Test
    void isKeptWhenTheOtherCannotTell() {
      apns.answers(token, FakeApns.badDeviceToken(), FakeApns.status(503, "ServiceUnavailable"));
      assertThat(send()).isInstanceOf(RetryLater.class);
      apns.answers(token, FakeApns.badDeviceToken(), FakeApns.html(502));
      assertThat(send()).isInstanceOf(RetryLater.class);
      apns.answers(
          token, FakeApns.badDeviceToken(), FakeApns.status(400, "DeviceTokenNotForTopic"));
      assertThat(send()).isInstanceOf(Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BadEnvironmentKeyIdInToken", "BadEnvironmentKeyInToken"})
    void isKeptWhenTheKeyMayNotAskTheOther(String reason) {
      apns.answers(token, FakeApns.badDeviceToken(), FakeApns.status(403, reason));
      assertThat(send()).isInstanceOf(Misconfigured.class);
    }

    @Test
    void soIsALiveActivitysToken() {
      apns.knows(token, Environment.SANDBOX);
      assertThat(sender.send(update(ActivityPush.Status.ACTIVE)))
          .isEqualTo(new Accepted(Environment.SANDBOX));
    }
  }

  @Nested
  class LiveActivities {
    private static final String DUE_BY_SWIFT = "794052000";

    @Test
    void startWithWhatTheyAreAboutAndAskForAToken() {
      var push =
          ApnsPushes.activity(
              token,
              ActivityPush.Kind.START,
              ActivityPush.Status.ACTIVE,
              null,
              new ActivityPush.Alert("Summer", "Your turn"));
      assertThat(sender.send(push)).isEqualTo(Delivery.ACCEPTED);
      assertThat(only().header("apns-topic")).isEqualTo(apns.topic() + ".push-type.liveactivity");
      assertThat(only().header("apns-push-type")).isEqualTo("liveactivity");
      assertThat(only().header("apns-priority")).isEqualTo("10");
      assertThat(only().header("apns-collapse-id")).isEmpty();
      assertThat(only().header("apns-expiration"))
          .isEqualTo(Long.toString(ApnsPushes.DUE.getEpochSecond()));
      assertThat(only().payload())
          .isEqualTo(
              json(
                  """
                  {"aps": {"timestamp": %d, "event": "start",
                    "content-state": {"writerName": "Leo", "turn": 3, "endTime": %s,
                      "status": "active"},
                    "stale-date": %d,
                    "attributes-type": "DiaryTurnAttributes",
                    "attributes": {"roomId": "room1", "roomName": "Summer"},
                    "input-push-token": 1,
                    "alert": {"title": "Summer", "body": "Your turn"}}}
                  """
                      .formatted(
                          Samples.NOW.getEpochSecond(),
                          DUE_BY_SWIFT,
                          ApnsPushes.DUE.getEpochSecond())));
    }

    @Test
    void updateSilentlyWithoutBudget() {
      sender.send(update(ActivityPush.Status.ACTIVE));
      assertThat(only().header("apns-priority")).isEqualTo("5");
      assertThat(only().payload())
          .isEqualTo(
              json(
                  """
                  {"aps": {"timestamp": %d, "event": "update",
                    "content-state": {"writerName": "Leo", "turn": 3, "endTime": %s,
                      "status": "active"},
                    "stale-date": %d}}
                  """
                      .formatted(
                          Samples.NOW.getEpochSecond(),
                          DUE_BY_SWIFT,
                          ApnsPushes.DUE.getEpochSecond())));
    }

    @Test
    void turnToEndingAtOnceAndAloud() {
      sender.send(
          ApnsPushes.activity(
              token,
              ActivityPush.Kind.UPDATE,
              ActivityPush.Status.ENDING,
              null,
              new ActivityPush.Alert("Summer", "15 minutes left")));
      assertThat(only().text("/aps/alert/body")).isEqualTo("15 minutes left");
      assertThat(only().text("/aps/alert/sound")).isEqualTo("default");
      assertThat(only().header("apns-priority")).isEqualTo("10");
      assertThat(only().text("/aps/event")).isEqualTo("update");
      assertThat(only().text("/aps/content-state/status")).isEqualTo("ending");
    }

    @Test
    void endAndLeaveTheScreen() {
      var leaves = Samples.NOW.plusSeconds(900);
      sender.send(
          ApnsPushes.activity(
              token, ActivityPush.Kind.END, ActivityPush.Status.ENDED, leaves, null));
      assertThat(only().header("apns-priority")).isEqualTo("10");
      assertThat(only().header("apns-expiration"))
          .isEqualTo(Long.toString(ApnsPushes.DUE.getEpochSecond()));
      assertThat(only().text("/aps/event")).isEqualTo("end");
      assertThat(only().text("/aps/content-state/status")).isEqualTo("ended");
      assertThat(only().text("/aps/dismissal-date"))
          .isEqualTo(Long.toString(leaves.getEpochSecond()));
      assertThat(only().payload().at("/aps").propertyNames())
          .containsExactlyInAnyOrder(
              "timestamp", "event", "content-state", "stale-date", "dismissal-date");
    }

    @Test
    void keepTheirIdOverRetries() {
      sender.send(update(ActivityPush.Status.ACTIVE));
      sender.send(update(ActivityPush.Status.ACTIVE));
      sender.send(update(ActivityPush.Status.ENDING));
      var ids = apns.received().stream().map(push -> push.header("apns-id")).toList();
      assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void areRefusedBeforeSendingWhenTooLarge() {
      var push =
          ApnsPushes.activity(
              token,
              ActivityPush.Kind.START,
              ActivityPush.Status.ACTIVE,
              null,
              new ActivityPush.Alert("Summer", "x".repeat(5000)));
      assertThat(sender.send(push)).isInstanceOf(Delivery.Refused.class);
      assertThat(apns.received()).isEmpty();
    }
  }

  private ActivityPush update(ActivityPush.Status status) {
    return ApnsPushes.activity(token, ActivityPush.Kind.UPDATE, status, null, null);
  }

  private Delivery send() {
    return sender.send(ApnsPushes.reminder(ApnsPushes.iPhone(token)));
  }

  private ApnsRequest only() {
    assertThat(apns.received()).hasSize(1);
    return apns.received().getFirst();
  }

  private static tools.jackson.databind.JsonNode json(String text) {
    return new tools.jackson.databind.json.JsonMapper().readTree(text);
  }
}
