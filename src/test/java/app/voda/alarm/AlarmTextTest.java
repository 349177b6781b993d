package app.voda.alarm;

import static app.voda.event.EventCode.M11;
import static app.voda.event.EventCode.M12;
import static app.voda.event.EventCode.M13;
import static app.voda.event.EventCode.M2;
import static app.voda.event.EventCode.N1;
import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmTextTest {
  private final AlarmText text = new AlarmText();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ko|M13|이제 당신 차례예요. 오늘의 이야기를 들려주세요.",
        "ko|M12|일기를 쓸 시간이 4시간 남았어요.",
        "ko|M11|일기를 쓸 시간이 4시간 남았어요. 잊지 마세요!",
        "ko|M2|레오님이 새 일기를 남겼어요.",
        "ko|N1|레오님이 당신의 일기를 기다리고 있어요.",
        "en|M13|It is your turn. What would you like to tell?",
        "en|M12|4 hours left to write your diary.",
        "en|M11|Only 4 hours left to write your diary.",
        "en|M2|레오 wrote a new diary.",
        "en|N1|레오 is waiting for your diary.",
        "ja|M13|あなたの番です。今日の出来事を聞かせてください。",
        "ja|M12|日記を書く時間はあと4時間です。",
        "ja|M11|日記を書く時間はあと4時間です。お忘れなく！",
        "ja|M2|레오さんが新しい日記を書きました。",
        "ja|N1|레오さんがあなたの日記を待っています。"
      })
  void speaksThreeLanguages(String language, EventCode code, String body) {
    var words = text.of(announcement(code, "레오", Duration.ofHours(4)), locale(language));
    assertThat(words.body()).isEqualTo(body);
    assertThat(words.title()).isEqualTo("Summer");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H, en, 1 hour", "PT4H, en, 4 hours", "PT90M, en, 90 minutes", "PT1M, en, 1 minute",
    "P1D, en, 1 day", "P2D, en, 2 days", "PT36H, en, 36 hours", "PT1500M, en, 25 hours",
    "PT1H, ko, 1시간", "PT90M, ko, 90분", "P2D, ko, 2일", "PT1S, en, 1 minute",
    "PT1H, ja, 1時間", "PT90M, ja, 90分", "P2D, ja, 2日", "PT1501M, en, '1,501 minutes'"
  })
  void saysTheOffsetInItsLargestWholeUnit(Duration before, String language, String said) {
    assertThat(body(M12, null, before, language)).contains(said).doesNotContain("{");
    assertThat(body(M11, null, before, language)).contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{0}",
        "{1}",
        "O'Brien",
        "'",
        "''",
        "{",
        "}",
        "{0,choice,1#x}",
        "%s",
        "$1",
        "a|b",
        "#"
      })
  void leavesNamesAsTheyAre(String name) {
    assertThat(body(M2, name, null, "en")).isEqualTo(name + " wrote a new diary.");
    assertThat(body(N1, name, null, "ja")).isEqualTo(name + "さんがあなたの日記を待っています。");
    assertThat(body(M2, name, null, "ko")).isEqualTo(name + "님이 새 일기를 남겼어요.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{0}", "O'Brien's room", "{", "'"})
  void leavesTheRoomsNameAsItIs(String room) {
    var announcement =
        new Announcement(
            new AlarmId("a"),
            M13,
            new RoomId("r"),
            room,
            1,
            null,
            null,
            null,
            NOW,
            NOW.plusSeconds(1));
    assertThat(text.of(announcement, Locale.ENGLISH).title()).isEqualTo(room);
  }

  @Test
  void namesNobodyWhenTheAuthorHasWithdrawn() {
    assertThat(body(M2, null, null, "en")).isEqualTo("There is a new diary.");
    assertThat(body(M2, null, null, "ko")).isEqualTo("새 일기가 올라왔어요.");
    assertThat(body(M2, null, null, "ja")).isEqualTo("新しい日記があります。");
  }

  @Test
  void speaksKoreanWhereItDoesNotSpeakTheLanguage() {
    assertThat(body(M13, null, null, "fr")).startsWith("이제");
  }

  private String body(
      EventCode code, @Nullable String author, @Nullable Duration before, String language) {
    return text.of(announcement(code, author, before), locale(language)).body();
  }

  private static Locale locale(String language) {
    return Locale.forLanguageTag(language);
  }

  private static Announcement announcement(
      EventCode code, @Nullable String author, @Nullable Duration before) {
    return new Announcement(
        new AlarmId("a"),
        code,
        new RoomId("r"),
        "Summer",
        1,
        null,
        author == null ? null : new Author(new MemberId("m"), author),
        before,
        NOW,
        NOW.plusSeconds(1));
  }
}
