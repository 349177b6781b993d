package app.voda.problem;

import java.util.List;
import java.util.Optional;

/// What a text from outside may be. Lengths count Unicode code points.
///
/// @param lines whether line breaks and tabs are allowed
public record TextRule(int min, int max, boolean lines) {

  public static TextRule line(int min, int max) {
    return new TextRule(min, max, false);
  }

  /// What is wrong with the text; empty when it keeps the rule.
  public Optional<String> broken(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      return Optional.of("must have %d to %d characters, has %d".formatted(min, max, length));
    }
    if (min > 0 && text.isBlank()) {
      return Optional.of("must not be blank");
    }
    return text.codePoints().allMatch(this::allows)
        ? Optional.empty()
        : Optional.of("must not contain control characters or broken Unicode");
  }

  // A lone surrogate is half a character: it cannot be stored as UTF-8.
  private boolean allows(int c) {
    if (c == '\n' || c == '\r' || c == '\t') {
      return lines;
    }
    return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
  }

  /// Refuses a text that breaks the rule.
  ///
  /// @throws Refusal naming the field, if the text breaks the rule
  public void require(String field, String text) {
    broken(text)
        .ifPresent(message -> {
          throw Refusal.invalid(List.of(new FieldProblem(field, message)));
        });
  }
}
