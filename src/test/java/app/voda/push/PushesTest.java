package app.voda.push;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.push.fcm.FcmPushes;
import app.voda.testing.FakePhones;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PushesTest {

  @Test
  @Timeout(30)
  void aSenderThatBreaksHoldsNobodyUp() {
    var phones = new FakePhones();
    phones.answers(
        "broken",
        _ -> {
          throw new NoClassDefFoundError("bug");
        });
    try (var pushes = PushesTo.sender(phones)) {
      assertThat(pushes.send(List.of(FcmPushes.to("broken"), FcmPushes.to("token"))))
          .containsExactly(
              new Delivery.RetryLater(Duration.ofSeconds(10), "sender failed"), Delivery.ACCEPTED);
    }
  }
}
