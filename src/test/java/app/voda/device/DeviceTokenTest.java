package app.voda.device;

import static app.voda.device.Transport.APNS;
import static app.voda.device.Transport.FCM;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTokenTest {

  @Test
  void ofFcmHasOneTo4096Characters() {
    assertThat(fits("x", FCM)).isTrue();
    assertThat(fits("x".repeat(4096), FCM)).isTrue();
    assertThat(fits("", FCM)).isFalse();
    assertThat(fits("x".repeat(4097), FCM)).isFalse();
    assertThat(fits("aZ09:_-", FCM)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a.b", "a/b", "a=", "é", "a\n", "\n", "토큰", "a\u0000"})
  void ofFcmHasNoOtherCharacters(String token) {
    assertThat(fits(token, FCM)).isFalse();
  }

  @Test
  void ofApnsHas64To200HexDigitsAnEvenNumberOfThem() {
    assertThat(fits("a".repeat(64), APNS)).isTrue();
    assertThat(fits("0F".repeat(100), APNS)).isTrue();
    assertThat(fits("a".repeat(62), APNS)).isFalse();
    assertThat(fits("a".repeat(65), APNS)).isFalse();
    assertThat(fits("a".repeat(202), APNS)).isFalse();
    assertThat(fits("g".repeat(64), APNS)).isFalse();
    assertThat(fits("a".repeat(64) + "\n", APNS)).isFalse();
  }

  @Test
  void isTheSameDeviceWhoeverHoldsThePhone() {
    assertThat(new DeviceToken("abc").deviceId()).isEqualTo(new DeviceToken("abc").deviceId());
    assertThat(new DeviceToken("abc").deviceId()).isNotEqualTo(new DeviceToken("abd").deviceId());
  }

  @Test
  void showsOnlyItsLastSixCharacters() {
    assertThat(new DeviceToken("0123456789").lastSix()).isEqualTo("456789");
    assertThat(new DeviceToken("012").lastSix()).isEqualTo("012");
    assertThat(new DeviceToken("0123456789")).hasToString("***");
  }

  private static boolean fits(String token, Transport transport) {
    return new DeviceToken(token).broken(transport).isEmpty();
  }
}
