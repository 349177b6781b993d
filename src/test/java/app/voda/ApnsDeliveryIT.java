package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.Environment;
import app.voda.testing.ApnsRequest;
import app.voda.testing.FakeApns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What of the alarms is APNs's alone: its two environments, and what makes one notification of
/// several pushes.
class ApnsDeliveryIT extends ThreeDevicesTest {
  private List<ApnsRequest> arrived() {
    return apns.receivedBy(mina.iPhone());
  }

  private JsonNode inbox() {
    return mina.mina().api().get("/v1/alarms").expect(200).json();
  }

  @Test
  void aRetryIsTheSameNotification() {
    apns.answers(mina.iPhone(), FakeApns.status(503, "ServiceUnavailable"), FakeApns.accepted());
    leoPosts();
    pass("PT30M");
    var posted = Instant.parse(inbox().at("/items/0/alarmAt").asString());
    assertThat(arrived())
        .hasSize(2)
        .allSatisfy(push -> {
          assertThat(push.header("apns-collapse-id")).isEqualTo(mina.alarm());
          assertThat(push.alarmId()).isEqualTo(mina.alarm());
          assertThat(push.header("apns-topic")).isEqualTo(apns.topic());
          assertThat(push.header("apns-push-type")).isEqualTo("alert");
          assertThat(push.header("apns-priority")).isEqualTo("10");
          assertThat(push.header("apns-expiration"))
              .isEqualTo(epochSecond(posted.plus(Duration.ofDays(28))));
          assertThat(badge(push)).isEqualTo(1);
        });
    assertThat(arrived()).extracting(push -> push.header("apns-id")).containsOnly(apnsId());
  }

  private String apnsId() {
    return arrived().getFirst().header("apns-id");
  }

  private static int badge(ApnsRequest push) {
    return push.payload().at("/aps/badge").asInt();
  }

  private static String epochSecond(Instant time) {
    return Long.toString(time.getEpochSecond());
  }

  @Test
  void everyAlarmHasItsOwnIds() {
    leoPosts();
    noahPosts();
    assertThat(arrived())
        .hasSize(3)
        .extracting(push -> push.header("apns-id"))
        .doesNotHaveDuplicates();
    assertThat(mina.onIPhone()).doesNotHaveDuplicates();
  }

  @Test
  void theBadgeIsTheUnreadCount() {
    leoPosts();
    // Two alarms at once: there is a diary, and it is her turn.
    noahPosts();
    assertThat(inbox().at("/unread").asInt()).isEqualTo(3);
    assertThat(arrived()).extracting(ApnsDeliveryIT::badge).startsWith(1).contains(3);
    mina.mina().api().post("/v1/alarms/read", "{}").expect(204);
    mina.leo().api().post("/v1/rooms/" + mina.room() + "/nudge", "").expect(202);
    pass("PT5S");
    assertThat(arrived()).extracting(ApnsDeliveryIT::badge).endsWith(1);
  }

  @Test
  void aTokenOfTheOtherEnvironmentIsFoundThereOnceAndRemembered() {
    apns.knows(mina.iPhone(), Environment.SANDBOX);
    leoPosts();
    assertThat(arrived())
        .extracting(ApnsRequest::environment)
        .containsExactly(Environment.PRODUCTION, Environment.SANDBOX);
    assertThat(mina.mina().devices())
        .filteredOn(device -> device.at("/transport").asString().equals("APNS"))
        .singleElement()
        .extracting(device -> device.at("/environment").asString())
        .isEqualTo("SANDBOX");
    apns.forget();
    noahPosts();
    assertThat(arrived())
        .hasSize(2)
        .extracting(ApnsRequest::environment)
        .containsOnly(Environment.SANDBOX);
  }

  @Test
  void aTokenThatNeitherKnowsIsPruned() {
    apns.answers(mina.iPhone(), FakeApns.badDeviceToken());
    leoPosts();
    assertThat(arrived())
        .extracting(ApnsRequest::environment)
        .containsExactly(Environment.PRODUCTION, Environment.SANDBOX);
    assertThat(mina.known()).containsExactly(mina.phone(), mina.tablet());
  }
}
