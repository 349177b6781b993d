package app.voda;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.ApnsRequest;
import app.voda.testing.FakeApns;
import app.voda.testing.Phone;
import app.voda.testing.Voda;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The Live Activity of one turn, as it arrives at APNs: real HTTP/2 from voda to it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveActivityIT {
  private FakeApns apns;
  private Voda voda;
  private Phone leo;
  private String room;
  private Instant due;
  private String startToken;
  private String updateToken;
  private String activity;
  private ExpectedActivity expected;

  @BeforeAll
  void start(@TempDir Path data) {
    apns = FakeApns.start();
    voda = Voda.start(data, apns.settings());
  }

  @AfterAll
  void stop() {
    voda.close();
    apns.close();
  }

  @BeforeEach
  void leoWritesAndHasAnIPhone() {
    activity = UUID.randomUUID().toString();
    var name = "leo-" + activity.substring(0, 8);
    leo = voda.phone(name);
    startToken = FakeApns.token(name + " start");
    updateToken = FakeApns.token(name + " update");
    var device = leo.adds(FakeApns.token(name), "IOS", "APNS");
    leo.api()
        .put(
            "/v1/members/me/live-activity-start-tokens/" + device,
            Map.of("pushToStartToken", startToken))
        .expect(204);
    room = leo.opensRoom("P1D");
    voda.phone("mina").joins(room);
    due = Instant.parse(leo.sees(room).text("/turn/dueAt"));
    expected = new ExpectedActivity(leo.name(), room, due);
  }

  private Instant now() {
    return Instant.parse(voda.api().get("/dev/clock").expect(200).text("/now"));
  }

  private void passUntil(Duration before) {
    voda.api().advance(Duration.between(now(), due.minus(before)).toString());
  }

  private void leosPhoneTellsOfIt() {
    leo.api()
        .put("/v1/rooms/" + room + "/live-activities/" + activity, Map.of("pushToken", updateToken))
        .expect(204);
  }

  private List<ApnsRequest> starts() {
    return apns.receivedBy(startToken);
  }

  private List<ApnsRequest> updates() {
    return apns.receivedBy(updateToken);
  }

  private ApnsRequest lastUpdate(int count) {
    assertThat(updates()).hasSize(count);
    return updates().getLast();
  }

  @Test
  void startsIsUpdatedTurnsToEndingAndEndsWithTheTurn() {
    passUntil(Duration.ofHours(4).minusMinutes(1));
    assertThat(starts()).hasSize(1);
    expected.assertStart(starts().getFirst());
    leosPhoneTellsOfIt();
    passUntil(Duration.ofMinutes(59));
    expected.assertUpdate(lastUpdate(1), due.minus(Duration.ofHours(1)));
    passUntil(Duration.ofMinutes(14));
    expected.assertEnding(lastUpdate(2));
    passUntil(Duration.ofMinutes(-1));
    assertThat(leo.sees(room).number("/turn/number")).isEqualTo(2);
    expected.assertEnd(lastUpdate(3));
    assertThat(ExpectedActivity.timestamp(lastUpdate(3))).isEqualTo(due.getEpochSecond());
    voda.api().advance("PT12H");
    assertThat(updates()).hasSize(3);
    assertTimestampsRise();
  }

  @Test
  void endsWhenTheDiaryIsPosted() {
    passUntil(Duration.ofHours(3));
    leosPhoneTellsOfIt();
    passUntil(Duration.ofMinutes(10));
    expected.assertEnding(lastUpdate(2));
    var posted = now();
    leo.posts(room, "The sea").expect(201);
    voda.api().advance("PT5S");
    expected.assertEnd(lastUpdate(3));
    assertThat(ExpectedActivity.timestamp(lastUpdate(3)))
        .isBetween(posted.getEpochSecond(), now().getEpochSecond());
    passUntil(Duration.ofHours(-6));
    assertThat(updates()).hasSize(3);
    assertTimestampsRise();
  }

  @Test
  void aRetryHasTheSameIdAndALaterTimestamp() {
    passUntil(Duration.ofHours(3));
    leosPhoneTellsOfIt();
    apns.answers(updateToken, FakeApns.status(503, "ServiceUnavailable"), FakeApns.accepted());
    passUntil(Duration.ofMinutes(30));
    assertThat(updates()).extracting(ApnsRequest::status).containsExactly(503, 200);
    assertThat(updates().getFirst().header("apns-id"))
        .isEqualTo(updates().getLast().header("apns-id"));
    var tried = Instant.ofEpochSecond(ExpectedActivity.timestamp(updates().getFirst()));
    var again = Instant.ofEpochSecond(ExpectedActivity.timestamp(updates().getLast()));
    assertThat(again).isAfterOrEqualTo(tried.plus(Duration.ofMinutes(15)));
    expected.assertUpdate(updates().getFirst(), tried);
    expected.assertUpdate(updates().getLast(), again);
  }

  private void assertTimestampsRise() {
    var all = Stream.concat(starts().stream(), updates().stream());
    assertThat(all.map(ExpectedActivity::timestamp).toList())
        .isSortedAccordingTo(Comparator.naturalOrder())
        .doesNotHaveDuplicates();
  }
}
