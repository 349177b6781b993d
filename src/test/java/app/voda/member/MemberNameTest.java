package app.voda.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberNameTest {

  @Test
  void hasOneToThirtyCodePoints() {
    assertThat(new MemberName("🌊".repeat(30)).value()).hasSize(60);
    assertThatThrownBy(() -> new MemberName("🌊".repeat(31))).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new MemberName("")).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u3000", "a\nb", "a\u0000b", "\ud800", "a\tb"})
  void isNeitherBlankNorBroken(String name) {
    assertThatThrownBy(() -> new MemberName(name))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.field()).isEqualTo("name")));
  }

  @Test
  void losesTheSpacesAroundIt() {
    assertThat(new MemberName("  레오 ").value()).isEqualTo("레오");
  }

  @ParameterizedTest
  @CsvSource({"Leo, LEO", "Straße, STRASSE", "ÉMILE, émile", "ΣΊΣΥΦΟΣ, σίσυφος"})
  void isTheSameNameWhateverItsCase(String one, String other) {
    assertThat(new MemberName(one).key()).isEqualTo(new MemberName(other).key());
  }

  @Test
  void isTheSameNameHoweverItsAccentsAreWritten() {
    assertThat(new MemberName("e\u0301mile")).isEqualTo(new MemberName("\u00e9mile"));
  }

  @Test
  void isMadeFromTheAddressWhenNoneIsGiven() {
    assertThat(MemberName.from(new Email("leo@example.com"), "a1b2c3").value())
        .isEqualTo("leo-a1b2c3");
  }

  @Test
  void fitsHoweverLongTheAddressIs() {
    assertThat(MemberName.from(new Email("x".repeat(64) + "@example.com"), "a1b2c3").value())
        .hasSize(30);
    // Composed, this letter is two characters.
    var growing = new Email("\u0958".repeat(40) + "@example.com");
    assertThat(MemberName.from(growing, "a1b2c3").value()).endsWith("-a1b2c3");
  }
}
