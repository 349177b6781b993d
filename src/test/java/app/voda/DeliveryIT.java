package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.FakeApns;
import app.voda.testing.FakeFcm;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each device is told once, as soon as its provider lets it, unless it is gone.
class DeliveryIT extends ThreeDevicesTest {
  private Instant registered(String token) {
    return mina.mina().devices().stream()
        .filter(device -> token.endsWith(device.at("/deviceToken").asString()))
        .map(device -> Instant.parse(device.at("/registeredAt").asString()))
        .findAny()
        .orElseThrow();
  }

  @Test
  void twoThatWereUnavailableGetItLaterAndTheThirdGetsNoSecondCopy() {
    fcm.answers(mina.phone(), FakeFcm.unavailable(), FakeFcm.accepted());
    apns.answers(mina.iPhone(), FakeApns.status(503, "ServiceUnavailable"), FakeApns.accepted());
    leoPosts();
    assertArrived(1, 1, 1);
    assertAllAreKnown();
    pass("P1D");
    assertArrived(2, 1, 2);
    assertAllAreKnown();
    assertThat(Stream.of(mina.onPhone(), mina.onTablet(), mina.onIPhone()))
        .allSatisfy(tags -> assertThat(tags).containsOnly(mina.alarm()));
  }

  @Test
  void noneIsTriedAgainBeforeItsProviderWantsItAndNoneWaitsForAnother() {
    fcm.answers(mina.phone(), FakeFcm.unavailable(Duration.ofMinutes(30)), FakeFcm.accepted());
    fcm.answers(mina.tablet(), FakeFcm.unavailable(), FakeFcm.accepted());
    // Apple names no time in its answer, and in its documentation 15 minutes.
    apns.answers(mina.iPhone(), FakeApns.status(503, "ServiceUnavailable"), FakeApns.accepted());
    leoPosts();
    assertArrived(1, 1, 1);
    pass("PT1M");
    assertArrived(1, 2, 1);
    pass("PT13M");
    assertArrived(1, 2, 1);
    // The queue comes at least every five minutes.
    pass("PT6M");
    assertArrived(1, 2, 2);
    pass("PT9M");
    assertArrived(1, 2, 2);
    pass("PT6M");
    assertArrived(2, 2, 2);
  }

  @Test
  void whatIsGoneIsPrunedAndNothingElse() {
    fcm.answers(mina.phone(), FakeFcm.unregistered());
    apns.answers(mina.iPhone(), FakeApns.unregistered(registered(mina.iPhone()).plusSeconds(1)));
    leoPosts();
    assertThat(mina.known()).containsExactly(mina.tablet());
    noahPosts();
    assertThat(mina.onTablet()).hasSizeGreaterThan(1);
    assertThat(mina.onPhone()).hasSize(1);
    assertThat(mina.onIPhone()).hasSize(1);
  }

  @Test
  void aDeviceThatWasRegisteredSinceIsSparedAndTold() {
    apns.answers(
        mina.iPhone(),
        FakeApns.unregistered(registered(mina.iPhone()).minus(Duration.ofDays(1))),
        FakeApns.accepted());
    leoPosts();
    assertAllAreKnown();
    pass("PT5M");
    assertArrived(1, 1, 2);
    assertAllAreKnown();
  }
}
