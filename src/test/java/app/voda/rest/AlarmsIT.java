package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Phone;
import app.voda.testing.Reply;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What a member is told, and how.
class AlarmsIT extends RestTest {
  Phone leo;
  Phone mina;
  String room;

  @BeforeEach
  void openRoom() {
    leo = someone("leo");
    mina = someone("mina");
    room = leo.opensRoom("P1D");
    mina.joins(room);
  }

  private static Reply inbox(Phone phone) {
    return phone.api().get("/v1/alarms").expect(200);
  }

  private static List<String> codes(List<JsonNode> alarms) {
    return alarms.stream().map(alarm -> alarm.at("/code").asString()).toList();
  }

  private void leoPosts() {
    leo.posts(room, "The sea").expect(201);
    anyone().advance("PT2S");
  }

  @Nested
  class TheInbox {
    @Test
    void tellsWhatHappenedWhereAndWho() {
      leoPosts();
      var news =
          inbox(mina).items().stream()
              .filter(alarm -> alarm.at("/code").asString().equals("M2"))
              .findFirst()
              .orElseThrow();
      assertThat(news.at("/alarmId").asString()).isNotBlank();
      assertThat(news.at("/roomId").asString()).isEqualTo(room);
      assertThat(news.at("/roomName").asString()).isEqualTo("Summer");
      assertThat(news.at("/title").asString()).contains("Summer");
      assertThat(news.at("/body").asString()).contains(leo.name());
      assertThat(news.at("/author/memberId").asString()).isEqualTo(leo.memberId());
      assertThat(news.at("/read").asBoolean()).isFalse();
      Instant.parse(news.at("/alarmAt").asString());
      assertThat(mina.pushes())
          .extracting(push -> push.at("/alarmId").asString())
          .contains(news.at("/alarmId").asString());
    }

    @Test
    void isNewestFirstInPages() {
      anyone().advance("PT22H");
      leo.posts(room, "late").expect(201);
      anyone().advance("PT2S");
      mina.posts(room, "early").expect(201);
      anyone().advance("PT23H59M");
      var all = inbox(leo);
      assertThat(codes(all.items())).startsWith("M11", "M12").endsWith("M12");
      assertThat(all.items())
          .extracting(alarm -> Instant.parse(alarm.at("/alarmAt").asString()))
          .isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(all.number("/unread")).isEqualTo(all.items().size());
      var first = leo.api().get("/v1/alarms?size=2");
      var second = leo.api().get("/v1/alarms?size=100&cursor=" + first.text("/nextCursor"));
      assertThat(
              java.util.stream.Stream.concat(first.items().stream(), second.items().stream())
                  .toList())
          .isEqualTo(all.items());
    }

    @Test
    void isReadUpToAnAlarmOrAll() {
      IntStream.range(0, 2)
          .forEach(_ -> {
            leoPosts();
            mina.posts(room, "back to you").expect(201);
            anyone().advance("PT2S");
          });
      var before = inbox(mina).items();
      var upTo = before.get(2).at("/alarmId").asString();
      mina.api().post("/v1/alarms/read", Map.of("upTo", upTo)).expect(204);
      var after = inbox(mina);
      assertThat(after.number("/unread")).isEqualTo(2);
      assertThat(after.items())
          .extracting(alarm -> alarm.at("/read").asBoolean())
          .containsExactly(false, false, true, true);
      mina.api().post("/v1/alarms/read", "{}").expect(204);
      assertThat(inbox(mina).number("/unread")).isZero();
      mina.api().send("POST", "/v1/alarms/read", null).expect(204);
    }

    @Test
    void knowsOnlyItsOwnAlarms() {
      leoPosts();
      var hers = inbox(mina).items().getFirst().at("/alarmId").asString();
      for (var upTo : List.of(hers, "nothing", "<>", "")) {
        var reply = leo.api().post("/v1/alarms/read", Map.of("upTo", upTo));
        assertThat(problem(reply, 422).wrongFields()).containsExactly("upTo");
      }
      assertThat(inbox(mina).number("/unread")).isEqualTo(2);
    }
  }

  @Nested
  class Texts {
    @ParameterizedTest
    @CsvSource({
      "ko, 이제 당신 차례예요.",
      "en, It is your turn.",
      "ja, あなたの番です。",
      "en-GB, It is your turn.",
      "ja-JP, あなたの番です。",
      "fr, 이제 당신 차례예요.",
    })
    void areInTheDevicesLanguage(String locale, String begins) {
      mina.api().patch("/v1/members/me", "{\"locale\":null}").expect(200);
      mina.api()
          .put(
              "/v1/members/me/devices",
              Map.of(
                  "deviceToken",
                  mina.name() + "-phone",
                  "platform",
                  "ANDROID",
                  "transport",
                  "FCM",
                  "locale",
                  locale))
          .expect(200);
      leoPosts();
      assertThat(mina.pushes())
          .extracting(push -> push.at("/body").asString())
          .anyMatch(body -> body.startsWith(begins));
    }

    @Test
    void areElseInTheMembersLanguage() {
      mina.api().patch("/v1/members/me", Map.of("locale", "ja")).expect(200);
      mina.api()
          .put(
              "/v1/members/me/devices",
              Map.of("deviceToken", mina.name() + "-phone", "platform", "WEB", "transport", "FCM"))
          .expect(200);
      leoPosts();
      assertThat(mina.pushes())
          .extracting(push -> push.at("/body").asString())
          .anyMatch(body -> body.startsWith("あなたの番です。"));
      assertThat(inbox(mina).body()).contains("さんが新しい日記を書きました。");
    }

    @Test
    void ofRemindersSayHowLongIsLeft() {
      anyone().advance("PT23H59M");
      assertThat(leo.pushes())
          .extracting(push -> push.at("/body").asString())
          .containsExactly(
              "4 hours left to write your diary.", "Only 1 hour left to write your diary.");
    }
  }
}
