package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.FakeApns;
import app.voda.testing.FakeFcm;
import app.voda.testing.Providers;
import app.voda.testing.ThreeDevices;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Tests of one running voda between its apps and both providers: what of a diary arrives for a
/// member with two devices at FCM and one at APNs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ThreeDevicesTest {
  Providers providers;
  FakeFcm fcm;
  FakeApns apns;
  Voda voda;
  ThreeDevices mina;

  @BeforeAll
  void start(@TempDir Path data) {
    providers = Providers.start();
    fcm = providers.fcm();
    apns = providers.apns();
    voda = Voda.start(data, providers.settings());
  }

  @AfterAll
  void stop() {
    voda.close();
    providers.close();
  }

  @BeforeEach
  void minaHasThreeDevices() {
    mina = ThreeDevices.signIn(providers, voda.api());
  }

  /// Tells Mina of one diary.
  void leoPosts() {
    mina.leo().posts(mina.room(), "The sea").expect(201);
    pass("PT5S");
  }

  /// Tells Mina of another diary, and that it is her turn.
  void noahPosts() {
    mina.noah().posts(mina.room(), "The hills").expect(201);
    pass("PT5S");
  }

  void pass(String time) {
    voda.api().advance(time);
  }

  void assertArrived(int atPhone, int atTablet, int atIPhone) {
    assertThat(mina.arrived())
        .isEqualTo(Map.of("phone", atPhone, "tablet", atTablet, "iPhone", atIPhone));
  }

  void assertAllAreKnown() {
    assertThat(mina.known()).containsExactly(mina.phone(), mina.tablet(), mina.iPhone());
  }
}
