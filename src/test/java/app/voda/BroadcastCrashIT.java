package app.voda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.voda.testing.FakeApns;
import app.voda.testing.FakeFcm;
import app.voda.testing.Providers;
import app.voda.testing.ThreeDevices;
import app.voda.testing.VodaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 while a diary is told to three devices: between the send to one and the send to another.
class BroadcastCrashIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private Providers providers;
  private FakeFcm fcm;
  private FakeApns apns;
  private Path data;
  private VodaProcess voda;
  private ThreeDevices mina;

  @BeforeEach
  void minaHasThreeDevices(@TempDir Path dataDir) {
    data = dataDir;
    providers = Providers.start();
    fcm = providers.fcm();
    apns = providers.apns();
    voda = VodaProcess.start(data, providers.settings());
    mina = ThreeDevices.signIn(providers, voda.api());
  }

  @AfterEach
  void stop() {
    voda.close();
    providers.close();
  }

  private void leoPosts() {
    mina.leo().posts(mina.room(), "The sea").expect(201);
  }

  private void awaitArrived(int atPhone, int atTablet, int atIPhone) {
    var expected = Map.of("phone", atPhone, "tablet", atTablet, "iPhone", atIPhone);
    await().atMost(SOON).untilAsserted(() -> assertThat(mina.arrived()).isEqualTo(expected));
  }

  private void awaitThatItMustBeCalledAgain() {
    await()
        .atMost(SOON)
        .until(() ->
            voda.api().get("/dev/tasks?roomId=" + mina.room()).items().stream()
                .anyMatch(task ->
                    task.at("/code").asString().equals("M2") && task.at("/attempts").asInt() > 0));
  }

  private void killAndStartAgain() {
    voda.kill();
    voda = VodaProcess.start(data, providers.settings());
    mina = mina.at(voda.api());
  }

  private void assertEachHasTheAlarmAndShowsItOnce() {
    var alarm = mina.alarm();
    assertThat(List.of(mina.onPhone(), mina.onTablet(), mina.onIPhone()))
        .allSatisfy(tags -> assertThat(tags).isNotEmpty().containsOnly(alarm));
    assertThat(apns.receivedBy(mina.iPhone()))
        .extracting(push -> push.header("apns-id"))
        .containsOnly(apns.receivedBy(mina.iPhone()).getFirst().header("apns-id"));
  }

  @Test
  void whereAtFirstOneHadItAllHaveItUnderOneId() {
    fcm.answers(mina.tablet(), FakeFcm.hang());
    apns.answers(mina.iPhone(), FakeApns.hang());
    leoPosts();
    awaitArrived(1, 1, 1);

    fcm.answers(mina.tablet(), FakeFcm.accepted());
    apns.answers(mina.iPhone(), FakeApns.accepted());
    killAndStartAgain();
    awaitArrived(2, 2, 2);
    voda.api().advance("P1D");
    awaitArrived(2, 2, 2);
    assertEachHasTheAlarmAndShowsItOnce();
  }

  @Test
  void whoWasKnownToHaveItGetsNoSecondCopy() {
    fcm.answers(mina.tablet(), FakeFcm.unavailable(Duration.ofMinutes(30)), FakeFcm.accepted());
    leoPosts();
    awaitThatItMustBeCalledAgain();
    awaitArrived(1, 1, 1);

    killAndStartAgain();
    voda.api().advance("PT25M");
    awaitArrived(1, 1, 1);
    voda.api().advance("PT10M");
    awaitArrived(1, 2, 1);
    assertEachHasTheAlarmAndShowsItOnce();
  }
}
