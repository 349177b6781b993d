package app.voda.member.http;

import app.voda.member.MemberName;
import app.voda.web.Check;
import java.util.Optional;

/// A member's name.
public final class NameCheck implements Check {
  @Override
  public Optional<String> broken(String value) {
    return MemberName.broken(value);
  }
}
