package app.voda.push;

import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.EventCode;
import app.voda.id.AlarmId;
import app.voda.testing.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadLimitTest {

  @Test
  void leavesAloneWhatFits() {
    var push = push("Summer", "x".repeat(4000));
    assertThat(PayloadLimit.fit(push, PayloadLimitTest::bytes)).contains(push);
  }

  @Test
  void leavesAloneWhatFitsToTheByte() {
    var push = push("Summer", "x".repeat(PayloadLimit.MOST - "Summer".length()));
    assertThat(PayloadLimit.fit(push, PayloadLimitTest::bytes)).contains(push);
  }

  @Test
  void keepsATitleThatFitsWholeThoughNothingOfTheBodyDoes() {
    var title = "x".repeat(PayloadLimit.MOST - 1);
    assertThat(PayloadLimit.fit(push(title, "body"), PayloadLimitTest::bytes))
        .hasValueSatisfying(fitted -> {
          assertThat(fitted.title()).isEqualTo(title);
          assertThat(fitted.body()).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "일", "記", "👨‍👩‍👧‍👦", "é", "🇰🇷", "ก็", "\""})
  void cutsTheBodyBetweenCharactersInEveryLanguage(String character) {
    var fitted =
        PayloadLimit.fit(push("Summer", character.repeat(5000)), PayloadLimitTest::bytes)
            .orElseThrow();
    assertThat(bytes(fitted)).isLessThanOrEqualTo(PayloadLimit.MOST);
    // As many as fit: one more would be too many.
    assertThat(bytes(fitted) + character.getBytes(StandardCharsets.UTF_8).length)
        .isGreaterThan(PayloadLimit.MOST);
    assertThat(fitted.title()).isEqualTo("Summer");
    assertThat(fitted.body())
        .endsWith("…")
        .matches("(?:" + java.util.regex.Pattern.quote(character) + ")+…");
  }

  @Test
  void cutsTheTitleWhereTheBodyIsNotToBlame() {
    var fitted =
        PayloadLimit.fit(push("여름".repeat(3000), "body"), PayloadLimitTest::bytes).orElseThrow();
    assertThat(fitted.title()).startsWith("여름").endsWith("…");
    assertThat(fitted.body()).isEmpty();
    assertThat(bytes(fitted)).isBetween(PayloadLimit.MOST - 6, PayloadLimit.MOST);
  }

  @Test
  void refusesWhatDoesNotFitEvenWithoutWords() {
    assertThat(PayloadLimit.fit(push("a", "b"), _ -> PayloadLimit.MOST + 1)).isEmpty();
  }

  private static int bytes(Push push) {
    return (push.title() + push.body()).getBytes(StandardCharsets.UTF_8).length;
  }

  private static Push push(String title, String body) {
    return new Push(
        Samples.device(Samples.memberId(), "token"),
        new AlarmId(Samples.id()),
        EventCode.M2,
        Samples.roomId(),
        3,
        "3",
        title,
        body,
        false,
        1,
        Samples.NOW,
        Samples.NOW.plusSeconds(60));
  }
}
