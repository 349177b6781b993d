package app.voda.member.http;

import app.voda.problem.TextRule;
import app.voda.web.Check;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/// A picture's address.
public final class ProfileUrlCheck implements Check {
  private static final int LONGEST = 2048;
  private static final TextRule RULE = TextRule.line(1, LONGEST);

  @Override
  public Optional<String> broken(String value) {
    try {
      var url = new URI(value);
      boolean web =
          url.getScheme() != null
              && Set.of("http", "https").contains(url.getScheme())
              && url.getHost() != null;
      return web && RULE.broken(value).isEmpty() ? Optional.empty() : wrong();
    } catch (URISyntaxException e) {
      return wrong();
    }
  }

  private static Optional<String> wrong() {
    return Optional.of("must be an http or https URL of at most " + LONGEST + " characters");
  }
}
