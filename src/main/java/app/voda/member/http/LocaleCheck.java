package app.voda.member.http;

import app.voda.member.Language;
import app.voda.web.Check;
import java.util.Optional;

/// A BCP 47 language tag.
public final class LocaleCheck implements Check {
  private static final int LONGEST = 100;

  @Override
  public Optional<String> broken(String value) {
    return value.length() <= LONGEST && Language.canonical(value).isPresent()
        ? Optional.empty()
        : Optional.of("must be a BCP 47 language tag, such as ko or en-GB");
  }
}
