package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.device.Transport;
import app.voda.phones.PhonePushes;
import app.voda.push.Delivery;
import app.voda.push.Push;
import app.voda.push.PushSender;
import app.voda.testing.Api;
import app.voda.testing.Phone;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.JsonNode;

/// A provider is down for as long as a push is tried; then the dead letters are replayed.
class DeadLetterIT {
  private static final String LETTERS = "/admin/dead-letters";

  private Voda voda;
  private FailingPhones phones;
  private Api admin;
  private Phone leo;
  private Phone mina;
  private String room;

  /// Phones whose provider can be down.
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static final class FailingPhones implements PushSender {
    private final PhonePushes phones;
    private final List<Push> sent = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    FailingPhones(PhonePushes phones) {
      this.phones = phones;
    }

    @Override
    public Set<Transport> transports() {
      return Set.of(Transport.values());
    }

    @Override
    public Delivery send(Push push) {
      if (down) {
        return new Delivery.RetryLater(Duration.ofMinutes(30), "down");
      }
      sent.add(push);
      return phones.send(push);
    }
  }

  @BeforeEach
  void theProviderIsDownForADay(@TempDir Path data) {
    voda = Voda.start(data, List.of(FailingPhones.class));
    phones = voda.bean(FailingPhones.class);
    admin = voda.phone("admin").api();
    leo = voda.phone("leo");
    mina = voda.phone("mina");
    mina.api()
        .put(
            "/v1/members/me/devices",
            Map.of("deviceToken", "mina-tablet", "platform", "ANDROID", "transport", "FCM"))
        .expect(200);
    room = leo.opensRoom("P5D");
    mina.joins(room);
    phones.down = true;
    leo.posts(room, "The sea").expect(201);
    voda.api().advance("PT25H");
    phones.down = false;
  }

  @AfterEach
  void stop() {
    voda.close();
  }

  @Test
  void whatNobodyGotIsDeliveredOnceByAReplay() {
    assertThat(phones.sent).isEmpty();
    assertThat(letters())
        .extracting(letter -> letter.at("/code").asString())
        .containsExactlyInAnyOrder("M2", "M13");
    assertThat(letters())
        .allSatisfy(letter -> {
          assertThat(letter.at("/reason").asString()).isEqualTo("GIVEN_UP");
          assertThat(letter.at("/roomId").asString()).isEqualTo(room);
          assertThat(letter.at("/memberId").asString()).isEqualTo(mina.memberId());
          assertThat(letter.at("/detail").asString()).isEqualTo("2 devices never had it");
        });

    for (var letter : letters()) {
      assertThat(replay(letter)).isEqualTo("REPLAYED");
    }
    voda.api().advance("PT10S");
    assertDeliveredOnce();

    for (var letter : letters()) {
      assertThat(letter.at("/replays").asInt()).isEqualTo(1);
      assertThat(replay(letter)).isEqualTo("ALREADY_REPLAYED");
    }
    voda.api().advance("PT25H");
    assertDeliveredOnce();
    assertThat(letters())
        .allSatisfy(letter -> assertThat(letter.at("/replayedAt").isNull()).isFalse());
  }

  @Test
  void allAtOnceIsTheSame() {
    var first = admin.post(LETTERS + "/replay", Map.of("reason", "GIVEN_UP")).expect(200);
    assertThat(first.number("/replayed")).isEqualTo(2);
    var again = admin.post(LETTERS + "/replay", "").expect(200);
    assertThat(again.number("/replayed")).isZero();
    assertThat(again.number("/alreadyReplayed")).isEqualTo(2);
    voda.api().advance("PT10S");
    assertDeliveredOnce();
  }

  @Test
  void whatIsOverMeanwhileIsNotDelivered() {
    mina.posts(room, "The hills").expect(201);
    voda.api().advance("PT10S");
    phones.sent.clear();
    var report = admin.post(LETTERS + "/replay", "").expect(200);
    assertThat(report.number("/noLongerTrue")).isEqualTo(1);
    assertThat(report.number("/replayed")).isEqualTo(1);
    voda.api().advance("PT10S");
    assertThat(phones.sent).hasSize(2).allMatch(push -> push.diaryId() != null);
  }

  @Test
  void aReplayThatFailsForADayIsTheSameLetterAgain() {
    phones.down = true;
    for (var letter : letters()) {
      replay(letter);
    }
    voda.api().advance("PT25H");
    assertThat(letters())
        .hasSize(2)
        .allSatisfy(letter -> {
          assertThat(letter.at("/replayedAt").isNull()).isTrue();
          assertThat(letter.at("/replays").asInt()).isEqualTo(1);
        });
    phones.down = false;
    for (var letter : letters()) {
      assertThat(replay(letter)).isEqualTo("REPLAYED");
    }
    voda.api().advance("PT10S");
    assertDeliveredOnce();
  }

  @Test
  void whoHasWithdrawnIsNotReached() {
    mina.api().delete("/v1/members/me").expect(204);
    var noah = voda.phone("noah");
    noah.api()
        .put(
            "/v1/members/me/devices",
            Map.of("deviceToken", "mina-phone", "platform", "ANDROID", "transport", "FCM"))
        .expect(200);
    voda.api().advance("PT10S");
    phones.sent.clear();
    assertThat(admin.post(LETTERS + "/replay", "").expect(200).number("/noLongerTrue"))
        .isEqualTo(2);
    voda.api().advance("PT10S");
    assertThat(phones.sent).isEmpty();
  }

  private void assertDeliveredOnce() {
    assertThat(phones.sent)
        .extracting(push -> push.code() + " " + push.device().token().value())
        .containsExactlyInAnyOrder(
            "M2 mina-phone", "M2 mina-tablet", "M13 mina-phone", "M13 mina-tablet");
    assertThat(mina.pushes()).hasSize(4);
  }

  private List<JsonNode> letters() {
    return admin.get(LETTERS).expect(200).items();
  }

  private String replay(JsonNode letter) {
    return admin
        .post(LETTERS + "/" + letter.at("/id").asString() + "/replay", "")
        .expect(200)
        .text("/result");
  }
}
