package app.voda.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

  @Test
  void isOneAddressWhateverItsCase() {
    assertThat(new Email("Leo@Example.COM")).isEqualTo(new Email("leo@example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"leo@example.com", "a@b", "leo+tag@example.co.kr", "레오@예시.한국"})
  void takesAddresses(String address) {
    assertThat(new Email(address).value()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "leo", "@example.com", "leo@", "a@b@c", "a b@c", "a\n@b", "a\u0000@b"})
  void refusesNonsense(String address) {
    assertThatThrownBy(() -> new Email(address)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isAtMost254CharactersLong() {
    assertThat(new Email("x".repeat(64) + "@" + "y".repeat(189)).value()).hasSize(254);
    assertThatThrownBy(() -> new Email("x".repeat(65) + "@y"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Email("x@" + "y".repeat(190)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void neverShowsInALog() {
    assertThat(new Email("leo@example.com")).hasToString("***");
  }
}
