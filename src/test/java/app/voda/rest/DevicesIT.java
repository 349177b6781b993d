package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import app.voda.testing.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The phones of a member.
class DevicesIT extends RestTest {
  private static final String DEVICES = "/v1/members/me/devices";

  private static Reply put(Phone member, String token, String... more) {
    var body =
        new HashMap<>(Map.of("deviceToken", token, "platform", "ANDROID", "transport", "FCM"));
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return member.api().put(DEVICES, body);
  }

  private static List<String> tokens(Phone member) {
    return member.api().get(DEVICES).expect(200).items().stream()
        .map(device -> device.at("/deviceToken").asString())
        .toList();
  }

  private static String lastSix(String token) {
    return token.substring(token.length() - 6);
  }

  @Nested
  class AtSignIn {
    @Test
    void areAndroidAndFcmByDefault() {
      var device = someone("leo").api().get(DEVICES).items().getFirst();
      assertThat(device.at("/platform").asString()).isEqualTo("ANDROID");
      assertThat(device.at("/transport").asString()).isEqualTo("FCM");
      assertThat(device.at("/environment").asString()).isEqualTo("PRODUCTION");
    }

    @Test
    void areAddedOneByOne() {
      var leo = someone("leo");
      var code = "dev:" + leo.name() + "@example.com";
      anyone()
          .post(
              "/v1/token",
              Map.of(
                  "authCode", code,
                  "deviceToken", "ab".repeat(32),
                  "platform", "IOS",
                  "transport", "APNS",
                  "environment", "SANDBOX",
                  "locale", "ja"))
          .expect(200);
      anyone().post("/v1/token", Map.of("authCode", code)).expect(200);
      var devices = leo.api().get(DEVICES).items();
      assertThat(devices).hasSize(2);
      assertThat(devices.getFirst().at("/transport").asString()).isEqualTo("APNS");
      assertThat(devices.getFirst().at("/environment").asString()).isEqualTo("SANDBOX");
      assertThat(devices.getFirst().at("/locale").asString()).isEqualTo("ja");
    }

    @Test
    void moveWithThePhoneToAnotherMember() {
      var leo = someone("leo");
      var code = "dev:" + newName("mina") + "@example.com";
      var phone = Map.of("authCode", code, "deviceToken", leo.name() + "-phone");
      var mina = anyone().post("/v1/token", phone).expect(200);
      var hers = anyone().with(mina.text("/accessToken")).get(DEVICES).items();
      assertThat(hers).hasSize(1);
      assertThat(tokens(leo)).isEmpty();
    }
  }

  @Nested
  class Registering {
    @Test
    void showsOnlyTheEndOfTheToken() {
      var leo = someone("leo");
      var token = newName("secret-token-of-leo-abcdef");
      var device = put(leo, token, "platform", "WEB").expect(200);
      assertThat(device.text("/deviceToken")).isEqualTo(lastSix(token));
      assertThat(device.body()).doesNotContain(token);
      assertThat(leo.api().get(DEVICES).body()).doesNotContain(token);
      assertThat(device.text("/deviceId")).isNotBlank();
    }

    @Test
    void refreshesAKnownToken() {
      var leo = someone("leo");
      var token = newName("token");
      var first = put(leo, token).expect(200);
      put(leo, newName("later")).expect(200);
      var again = put(leo, token, "locale", "ja", "platform", "WEB").expect(200);
      assertThat(again.text("/deviceId")).isEqualTo(first.text("/deviceId"));
      assertThat(again.text("/createdAt")).isEqualTo(first.text("/createdAt"));
      assertThat(again.text("/platform")).isEqualTo("WEB");
      assertThat(again.text("/locale")).isEqualTo("ja");
      assertThat(tokens(leo)).hasSize(3).first().isEqualTo(lastSix(token));
    }

    @Test
    void movesAnothersTokenHere() {
      var leo = someone("leo");
      var mina = someone("mina");
      put(mina, leo.name() + "-phone").expect(200);
      assertThat(tokens(leo)).isEmpty();
      assertThat(tokens(mina)).hasSize(2);
    }

    @Test
    void replacesTheTokenThatWasRenewed() {
      var leo = someone("leo");
      var renewed = newName("renewed");
      put(leo, renewed, "replaces", leo.name() + "-phone").expect(200);
      assertThat(tokens(leo)).containsExactly(lastSix(renewed));
      put(leo, renewed, "replaces", renewed).expect(200);
      assertThat(tokens(leo)).containsExactly(lastSix(renewed));
      put(leo, newName("other"), "replaces", newName("unknown")).expect(200);
      assertThat(tokens(leo)).hasSize(2);
    }

    @Test
    void replacesNobodyElsesToken() {
      var leo = someone("leo");
      var mina = someone("mina");
      put(mina, newName("hers"), "replaces", leo.name() + "-phone").expect(200);
      assertThat(tokens(leo)).hasSize(1);
    }

    @Test
    void dropsTheLeastRecentlyRegisteredOfTwentyOne() {
      var leo = someone("leo");
      var names = IntStream.range(0, 19).mapToObj(_ -> newName("token-")).toList();
      names.forEach(name -> put(leo, name).expect(200));
      put(leo, leo.name() + "-phone").expect(200);
      put(leo, newName("the-last-")).expect(200);
      assertThat(tokens(leo))
          .hasSize(20)
          .contains(lastSix(leo.name() + "-phone"))
          .doesNotContain(lastSix(names.getFirst()));
    }

    @Test
    void isNotTwoDevicesWhenDoneTwiceAtOnce() {
      var leo = someone("leo");
      var token = newName("token");
      assertThat(Together.times(5, _ -> put(leo, token).status())).containsOnly(200);
      assertThat(tokens(leo)).hasSize(2);
    }
  }

  @Nested
  class Removing {
    @Test
    void removesOneOfMine() {
      var leo = someone("leo");
      var id = put(leo, newName("token")).expect(200).text("/deviceId");
      leo.api().delete(DEVICES + "/" + id).expect(204);
      assertThat(leo.api().get(DEVICES).items())
          .extracting((JsonNode device) -> device.at("/deviceId").asString())
          .hasSize(1)
          .doesNotContain(id);
      problem(leo.api().delete(DEVICES + "/" + id), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "x-y", "%00"})
    void answers404ForWhatIsNotMine(String id) {
      var reply = someone("leo").api().delete(DEVICES + "/" + id);
      assertThat(problem(reply).status()).isIn(400, 404);
    }

    @Test
    void answers404ForAnothersDevice() {
      var leo = someone("leo");
      var id = leo.api().get(DEVICES).items().getFirst().at("/deviceId").asString();
      problem(someone("mina").api().delete(DEVICES + "/" + id), 404);
      assertThat(tokens(leo)).hasSize(1);
    }
  }
}
