package app.voda.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FcmSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fcm.googleapis.com",
        "https://fcm.example:8443/",
        "http://localhost:1",
        "http://127.0.0.1:1",
        "http://[::1]:1"
      })
  void takeAnEndpointOverHttpsOrOnLoopback(String endpoint) {
    assertThat(to(endpoint).isWithEndpoint()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fcm.example",
        "ftp://localhost",
        "//localhost",
        "localhost",
        "https://fcm.example/v1",
        "https://fcm.example?x=1",
        "https://fcm.example#x",
        "https://leo@fcm.example"
      })
  void refuseAnyOther(String endpoint) {
    assertThat(to(endpoint).isWithEndpoint()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://fcm.googleapis.com, true",
    "https://fcm.googleapis.com/, true",
    "https://fcm.example, false",
    "http://localhost:1, false"
  })
  void knowGoogleByItsName(String endpoint, boolean googles) {
    assertThat(to(endpoint).isGoogles()).isEqualTo(googles);
  }

  @Test
  void wantAProjectWhenEnabled() {
    var google = URI.create(FcmSettings.GOOGLE);
    assertThat(new FcmSettings(true, google, null, null).isWithProject()).isFalse();
    assertThat(new FcmSettings(true, google, "p", null).isWithProject()).isTrue();
    assertThat(new FcmSettings(false, google, null, null).isWithProject()).isTrue();
  }

  private static FcmSettings to(String endpoint) {
    return new FcmSettings(true, URI.create(endpoint), "p", null);
  }
}
