package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.Device;
import app.voda.device.Devices;
import app.voda.device.Pruning;
import app.voda.event.oidc.LocalIssuer;
import app.voda.id.MemberId;
import app.voda.testing.Api;
import app.voda.testing.Phone;
import app.voda.testing.Reply;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bringing devices back that a provider called gone.
class ReviveIT extends RestTest {
  private static final String REVIVE = "/admin/devices/revive";
  // Devices live by the system's clock.
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

  private Api admin;
  private Phone leo;
  private Instant before;

  @BeforeEach
  void aPhoneIsPruned() {
    admin = voda.phone("admin").api();
    leo = someone("leo");
    before = device().registeredAt();
    assertThat(voda.bean(Pruning.class).prune(device(), LATER)).isTrue();
  }

  private Device device() {
    return voda.bean(Devices.class).of(new MemberId(leo.memberId())).getFirst();
  }

  private int devices() {
    return leo.api().get("/v1/members/me/devices").expect(200).items().size();
  }

  private Reply revive(Object since, String transport) {
    return admin.post(REVIVE, Map.of("since", since.toString(), "transport", transport));
  }

  @Test
  void bringsThemBackOnce() {
    assertThat(devices()).isZero();
    assertThat(revive(before, "FCM").expect(200).number("/revived")).isPositive();
    assertThat(devices()).isEqualTo(1);
    assertThat(revive(before, "FCM").expect(200).number("/revived")).isZero();
  }

  @Test
  void takesOnlyThoseOfTheTransport() {
    assertThat(revive(before, "APNS").expect(200).number("/revived")).isZero();
    assertThat(devices()).isZero();
  }

  @Test
  void takesOnlyThosePrunedSince() {
    assertThat(revive(LATER, "FCM").expect(200).number("/revived")).isZero();
    assertThat(devices()).isZero();
  }

  @Test
  void bringsNothingBackThatSomebodyElseHoldsNow() {
    var mina = someone("mina");
    var phone =
        Map.of("deviceToken", leo.name() + "-phone", "platform", "ANDROID", "transport", "FCM");
    mina.api().put("/v1/members/me/devices", phone).expect(200);
    revive(before, "FCM").expect(200);
    assertThat(devices()).isZero();
    assertThat(mina.api().get("/v1/members/me/devices").items()).hasSize(2);
  }

  @Test
  void bringsNothingBackOfWhoHasWithdrawn() {
    leo.api().delete("/v1/members/me").expect(204);
    anyone().advance("PT2S");
    revive(before, "FCM").expect(200);
    assertThat(voda.bean(Devices.class).of(new MemberId(leo.memberId()))).isEmpty();
  }

  @Test
  void isForAdminsAndTheQueueOnly() {
    var body = Map.of("since", LATER.toString(), "transport", "FCM");
    problem(anyone().post(REVIVE, body), 401);
    problem(leo.api().post(REVIVE, body), 403);
    anyone().with(voda.bean(LocalIssuer.class).token()).post(REVIVE, body).expect(200);
  }

  @Test
  void needsBothFields() {
    assertThat(problem(admin.post(REVIVE, "{}"), 400).wrongFields())
        .containsExactlyInAnyOrder("since", "transport");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"yesterday\"",
        "\"\"",
        "\"2026-03-01\"",
        "\"2026-13-01T00:00:00Z\"",
        "\"+1000000000-01-01T00:00:00Z\"",
        "\"1\"",
        "1",
        "1.5",
        "[]",
        "{}",
        "true"
      })
  void needsATime(String since) {
    var reply = admin.post(REVIVE, "{\"transport\":\"FCM\",\"since\":" + since + "}");
    assertThat(problem(reply, 400).wrongFields()).containsExactly("since");
    assertThat(devices()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"fcm", "SMS", "''"})
  void needsATransport(String transport) {
    assertThat(problem(revive(before, transport), 400).wrongFields()).containsExactly("transport");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{"})
  void needsABody(String body) {
    problem(admin.post(REVIVE, body), 400);
    assertThat(devices()).isZero();
  }
}
