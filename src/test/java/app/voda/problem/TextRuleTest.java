package app.voda.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {
  private final TextRule title = TextRule.line(1, 5);
  private final TextRule text = new TextRule(1, 100, true);

  @Test
  void countsCodePoints() {
    assertThat(title.broken("🌊🌊🌊🌊🌊")).isEmpty();
    assertThat(title.broken("🌊🌊🌊🌊🌊🌊"))
        .hasValueSatisfying(why -> assertThat(why).contains("6"));
    assertThat(title.broken("")).isPresent();
  }

  @Test
  void mayAllowNothing() {
    var hint = TextRule.line(0, 3);
    assertThat(hint.broken("")).isEmpty();
    assertThat(hint.broken("   ")).isEmpty();
    assertThat(hint.broken("1234")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "\u2003", "\u3000"})
  void isNotBlankWhereItIsNeeded(String blank) {
    assertThat(title.broken(blank)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u0000", "a\u001b", "a\u007f", "a\u0085", "\ud83c", "\udf0a", "\udf0a\ud83c"})
  void hasNoControlCharactersAndNoHalfCharacters(String broken) {
    assertThat(title.broken(broken)).isPresent();
    assertThat(text.broken(broken)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb"})
  void hasLinesOnlyWhereTheyBelong(String lines) {
    assertThat(text.broken(lines)).isEmpty();
    assertThat(title.broken(lines)).isPresent();
  }

  @Test
  void refusesNamingTheField() {
    title.require("title", "ok");
    assertThatThrownBy(() -> title.require("title", ""))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
              assertThat(refusal.errors()).extracting(FieldProblem::field).containsExactly("title");
            });
  }
}
