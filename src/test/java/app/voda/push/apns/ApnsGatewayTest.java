package app.voda.push.apns;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.ApnsReply;
import app.voda.testing.FakeApns;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A line may be given up by another push between its choice and its use.
class ApnsGatewayTest {

  static List<ApnsReply> losses() {
    return List.of(
        FakeApns.accepted(), FakeApns.status(403, "ExpiredProviderToken"), FakeApns.cut());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aClosedLineIsNoAttempt(ApnsReply first) throws Exception {
    try (var apns = FakeApns.start()) {
      var settings = ApnsPushes.settings(apns.settings());
      var key = ApnsPushes.key(settings);
      var trusted = TrustedCertificates.read(settings.trustedCertificates());
      try (var lines = new ApnsGateways(settings, key, trusted, ApnsLimits.DEFAULT)) {
        var server = settings.productionServer();
        var inTurn = new ArrayDeque<ApnsLine>();
        for (boolean open : new boolean[] {false, false, true, false, false, true}) {
          var line = lines.line(server, key, trusted);
          if (!open) {
            line.close().join();
          }
          inTurn.add(line);
        }
        var gateway = new ApnsGateway(server, inTurn::remove, ApnsLimits.DEFAULT);
        var token = FakeApns.token("leo");
        apns.answers(token, first, FakeApns.accepted());
        var push =
            new SimpleApnsPushNotification(
                token,
                "app.voda.diary",
                "{}",
                ApnsPushes.DUE,
                DeliveryPriority.IMMEDIATE,
                PushType.ALERT,
                "alarm1",
                UUID.randomUUID());
        assertThat(gateway.send(push).accepted()).isTrue();
        gateway.close().join();
      }
    }
  }
}
