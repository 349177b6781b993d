package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Device tokens have the alphabet and the length of their transport.
class DeviceTokensIT extends RestTest {
  private static final String DEVICES = "/v1/members/me/devices";

  private static Reply put(Phone member, String token, String... more) {
    var body =
        new HashMap<>(Map.of("deviceToken", token, "platform", "ANDROID", "transport", "FCM"));
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return member.api().put(DEVICES, body);
  }

  @ParameterizedTest
  @CsvSource({
    "FCM, 1, a, 200",
    "FCM, 4096, a, 200",
    "FCM, 4097, a, 400",
    "FCM, 64, _, 200",
    "FCM, 64, :, 200",
    "FCM, 64, -, 200",
    "FCM, 64, Z, 200",
    "FCM, 64, ., 400",
    "FCM, 64, /, 400",
    "FCM, 64, +, 400",
    "FCM, 64, é, 400",
    "APNS, 62, a, 400",
    "APNS, 63, a, 400",
    "APNS, 64, a, 200",
    "APNS, 64, F, 200",
    "APNS, 65, a, 400",
    "APNS, 200, 0, 200",
    "APNS, 201, 0, 400",
    "APNS, 202, 0, 400",
    "APNS, 64, g, 400",
    "APNS, 64, :, 400",
  })
  void haveTheAlphabetAndLengthOfTheirTransport(
      String transport, int length, String character, int status) {
    var leo = someone("leo");
    var token = character.repeat(length);
    var reply = put(leo, token, "transport", transport);
    assertThat(reply.status()).isEqualTo(status);
    if (status == 400) {
      assertThat(problem(reply, 400).wrongFields()).containsExactly("deviceToken");
    }
    var signIn =
        anyone()
            .post(
                "/v1/token",
                Map.of(
                    "authCode", "dev:" + leo.name() + "@example.com",
                    "deviceToken", token,
                    "transport", transport));
    assertThat(signIn.status()).isEqualTo(status);
  }

  @Test
  void withATrailingLineBreakAreRefused() {
    problem(put(someone("leo"), "token\n"), 400);
    problem(put(someone("leo"), "ab".repeat(32) + "\n", "transport", "APNS"), 400);
  }
}
