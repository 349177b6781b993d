package app.voda.member;

import app.voda.problem.TextRule;
import java.util.Locale;
import java.util.regex.Pattern;

/// A verified e-mail address, in lower case: one address, one member.
public record Email(String value) {
  // Whether an address works is the provider's to know; this only keeps nonsense out. 254 is the
  // longest address that mail can be sent to (RFC 5321).
  private static final Pattern FORM =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

  public Email {
    value = value.toLowerCase(Locale.ROOT);
    boolean isText = TextRule.line(3, 254).broken(value).isEmpty();
    if (!isText || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  String localPart() {
    return value.substring(0, value.indexOf('@'));
  }

  @Override
  public String toString() {
    return "***";
  }
}
