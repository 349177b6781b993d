package app.voda.member.http;

import app.voda.member.MemberName;
import app.voda.problem.TextRule;
import app.voda.web.Check;
import java.util.Optional;

/// A member's name.
public final class NameCheck implements Check {
  @Override
  public Optional<String> broken(String value) {
    return TextRule.line(1, MemberName.LONGEST).broken(value.strip());
  }
}
