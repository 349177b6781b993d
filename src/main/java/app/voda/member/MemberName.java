package app.voda.member;

import app.voda.problem.TextRule;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// What a member is called: 1–30 characters, unique ignoring case.
public record MemberName(String value) {
  private static final int LONGEST = 30;
  private static final TextRule RULE = TextRule.line(1, LONGEST);

  public MemberName {
    value = normal(value);
    RULE.require("name", value);
  }

  /// What is wrong with a name; empty when it can be one.
  public static Optional<String> broken(String value) {
    return RULE.broken(normal(value));
  }

  // What is counted and kept is the composed form: a Hangul syllable is one character, however a
  // keyboard sends it.
  private static String normal(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFC).strip();
  }

  /// What two names have in common when they are the same but for case.
  public String key() {
    return value.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /// A name made from an e-mail address, for a member who gave none.
  ///
  /// @param suffix what makes it unique
  static MemberName from(Email email, String suffix) {
    // Composed before it is cut: composing can make a text longer.
    var base =
        Normalizer.normalize(email.localPart(), Normalizer.Form.NFC)
            .codePoints()
            .limit(LONGEST - 1 - suffix.length())
            .toArray();
    return new MemberName(new String(base, 0, base.length) + "-" + suffix);
  }

  @Override
  public String toString() {
    return value;
  }
}
