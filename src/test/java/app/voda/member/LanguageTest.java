package app.voda.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @Test
  void isThePhonesElseTheMembersElseKorean() {
    assertThat(Language.of("ja-JP", "en")).isEqualTo(Locale.JAPANESE);
    assertThat(Language.of(null, "en-GB")).isEqualTo(Locale.ENGLISH);
    assertThat(Language.of(null, null)).isEqualTo(Locale.KOREAN);
  }

  @Test
  void passesOverLanguagesThatVodaDoesNotSpeak() {
    assertThat(Language.of("fr-FR", "ja")).isEqualTo(Locale.JAPANESE);
    assertThat(Language.of("fr", "de")).isEqualTo(Locale.KOREAN);
    assertThat(Language.of("_", "EN-us")).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void readsTagsInTheirCanonicalForm() {
    assertThat(Language.canonical("EN-us")).contains("en-US");
    assertThat(Language.canonical("ko")).contains("ko");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "und", "e", "en_US", "한국어", "en-", "en--US", "abcdefghi"})
  void knowsWhatIsNoTag(String tag) {
    assertThat(Language.canonical(tag)).isEmpty();
  }
}
