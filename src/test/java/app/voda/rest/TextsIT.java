package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts are counted by code points, and come back as they were sent.
class TextsIT extends RestTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";
  private static final String GOTHIC = "𐍈";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "우리의 여름",
        "夏の日記",
        "Été à Zürich",
        "يوميات الصيف",
        "יומן קיץ",
        "\u202Babc\u202C",
        "👨‍👩‍👧‍👦 가족",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "👩🏽‍🚀",
        "<script>alert(1)</script>",
        "'; drop table x; --",
        "${7*7} {{7*7}} %s",
        "{0} '{1}'",
        "\\\"/",
        "a\u0301",
        "𐍈𐍈",
        "null",
      })
  void comeBackAsTheyWereSent(String words) {
    var leo = someone("leo");
    var wanted =
        Map.of("name", words, "theme", words, "period", "P1D", "code", words, "hint", words);
    var room = leo.api().post("/v1/rooms", wanted).expect(201);
    assertThat(room.text("/name")).isEqualTo(words);
    var path = "/v1/rooms/" + room.text("/roomId");
    var mina = someone("mina");
    assertThat(mina.api().get(path + "/invitation").expect(200).text("/hint")).isEqualTo(words);
    var joined = mina.api().post(path + "/join", Map.of("code", words)).expect(200);
    assertThat(joined.text("/theme")).isEqualTo(words);
    var diary = Map.of("title", words, "text", words + "\n\t" + words, "place", words);
    var posted = leo.api().post(path + "/diaries", diary).expect(201);
    assertThat(mina.api().get(posted.header("Location")).body()).isEqualTo(posted.body());
    assertThat(posted.text("/text")).isEqualTo(words + "\n\t" + words);
  }

  @ParameterizedTest
  @ValueSource(strings = {GOTHIC, "가", "a", "👍"})
  void areCountedByCodePoints(String character) {
    var leo = someone("leo");
    assertThat(open(leo.api(), character.repeat(30), character.repeat(100)).status())
        .isEqualTo(201);
    assertThat(
            problem(open(leo.api(), character.repeat(31), character.repeat(101)), 400)
                .wrongFields())
        .containsExactlyInAnyOrder("name", "theme", "code", "hint");
    var diaries = "/v1/rooms/" + leo.opensRoom("P1D") + "/diaries";
    var tooLong = diary(character.repeat(61), character.repeat(10_001), character.repeat(61));
    assertThat(problem(leo.api().post(diaries, tooLong), 400).wrongFields())
        .containsExactlyInAnyOrder("title", "text", "place");
    var longest = diary(character.repeat(60), character.repeat(10_000), character.repeat(60));
    var posted = leo.api().post(diaries, longest).expect(201);
    assertThat(posted.text("/text")).isEqualTo(character.repeat(10_000));
  }

  @Test
  void countAFamilyAsTheSevenCodePointsItIs() {
    var leo = someone("leo");
    assertThat(open(leo.api(), FAMILY.repeat(4) + "ab", "").status()).isEqualTo(201);
    problem(open(leo.api(), FAMILY.repeat(4) + "abc", ""), 400);
  }

  @Test
  void ofNamesAreCountedComposed() {
    var leo = someone("leo");
    var decomposed = "\u1112\u1161\u11ab".repeat(30);
    var reply = leo.api().patch("/v1/members/me", Map.of("name", decomposed)).expect(200);
    assertThat(reply.text("/name")).isEqualTo("한".repeat(30));
  }

  @Test
  void mayBeEmptyWhereTheContractSaysSo() {
    var leo = someone("leo");
    assertThat(open(leo.api(), "a", "").expect(201).text("/hint")).isEmpty();
    var room = leo.opensRoom("P1D");
    leo.api().post("/v1/rooms/" + room + "/diaries", diary("a", "a", "")).expect(201);
  }

  private static Map<String, String> diary(String title, String text, String place) {
    return Map.of("title", title, "text", text, "place", place);
  }

  private static app.voda.testing.Reply open(app.voda.testing.Api api, String words, String hint) {
    return api.post(
        "/v1/rooms",
        Map.of("name", words, "theme", words, "period", "P1D", "code", words, "hint", hint));
  }
}
