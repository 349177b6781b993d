package app.voda.member;

import app.voda.problem.TextRule;
import java.text.Normalizer;
import java.util.Locale;

/// What a member is called: 1–30 characters, unique ignoring case.
public record MemberName(String value) {
  public static final int LONGEST = 30;

  public MemberName {
    value = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    TextRule.line(1, LONGEST).require("name", value);
  }

  /// What two names have in common when they are the same but for case.
  public String key() {
    return value.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /// A name made from an e-mail address, for a member who gave none.
  ///
  /// @param suffix what makes it unique
  static MemberName from(Email email, String suffix) {
    var base = email.localPart().codePoints().limit(LONGEST - 1 - suffix.length()).toArray();
    return new MemberName(new String(base, 0, base.length) + "-" + suffix);
  }

  @Override
  public String toString() {
    return value;
  }
}
