package app.voda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import app.voda.testing.ApnsReply;
import app.voda.testing.FakeApns;
import app.voda.testing.FakeFcm;
import app.voda.testing.FcmAnswer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A wrong deployment is told so for every token: no token is to blame, and somebody must be told.
class WrongDeploymentIT extends ThreeDevicesTest {

  /// How many pushes have been answered as none of a well configured voda would be.
  private double misconfigured(String transport) {
    return voda.api()
        .get("/actuator/prometheus")
        .expect(200)
        .body()
        .lines()
        .filter(line -> line.startsWith("voda_push_sent_total{"))
        .filter(line -> line.contains("outcome=\"misconfigured\""))
        .filter(line -> line.contains("transport=\"" + transport + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  static Stream<Arguments> whatFcmSaysToAWrongDeployment() {
    return Stream.of(
        argumentSet("401 THIRD_PARTY_AUTH_ERROR", FakeFcm.thirdPartyAuthError()),
        argumentSet("403 SENDER_ID_MISMATCH", FakeFcm.senderIdMismatch()),
        argumentSet("401", FakeFcm.unauthenticated()),
        argumentSet("403", FakeFcm.permissionDenied()));
  }

  @ParameterizedTest
  @MethodSource("whatFcmSaysToAWrongDeployment")
  void aWrongFcmDeploymentSparesAllAndIsCountedUntilItIsMended(FcmAnswer answer) {
    double before = misconfigured("FCM");
    fcm.answers(mina.phone(), answer).answers(mina.tablet(), answer);
    leoPosts();
    assertAllAreKnown();
    assertThat(misconfigured("FCM")).isEqualTo(before + 2);
    fcm.answers(mina.phone(), FakeFcm.accepted()).answers(mina.tablet(), FakeFcm.accepted());
    int sent = mina.onPhone().size();
    pass("PT5M");
    assertArrived(sent + 1, sent + 1, 1);
    assertThat(misconfigured("FCM")).isEqualTo(before + 2);
  }

  static Stream<Arguments> whatApnsSaysToAWrongDeployment() {
    return Stream.of(
        argumentSet("InvalidProviderToken", FakeApns.status(403, "InvalidProviderToken")),
        argumentSet("BadTopic", FakeApns.status(400, "BadTopic")),
        argumentSet("DeviceTokenNotForTopic", FakeApns.status(400, "DeviceTokenNotForTopic")));
  }

  @ParameterizedTest
  @MethodSource("whatApnsSaysToAWrongDeployment")
  void aWrongApnsDeploymentSparesAllAndIsCountedUntilItIsMended(ApnsReply answer) {
    double before = misconfigured("APNS");
    apns.answers(mina.iPhone(), answer);
    leoPosts();
    assertAllAreKnown();
    assertThat(misconfigured("APNS")).isEqualTo(before + 1);
    apns.answers(mina.iPhone(), FakeApns.accepted());
    pass("PT5M");
    assertArrived(1, 1, 2);
    assertThat(misconfigured("APNS")).isEqualTo(before + 1);
  }
}
