package app.voda.hostile;

import app.voda.testing.Reply;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/// What an answer must be, whatever was asked.
final class Judge {
  private Judge() {}

  // A stack trace, or a name of our insides.
  private static final Pattern INSIDES =
      Pattern.compile(
          "Exception|\\bat [a-z]+\\.[a-z.]+\\(|app\\.voda|java\\.|jakarta\\.|springframework"
              + "|jackson|org\\.apache|org\\.h2|(?i:insert into|<html)");

  /// What is wrong with it; empty when nothing is.
  static Optional<String> wrong(Reply reply) {
    if (reply.status() >= 500) {
      return Optional.of("breaks");
    }
    if (INSIDES.matcher(reply.body()).find()) {
      return Optional.of("tells of its insides");
    }
    if (reply.status() >= 300 && reply.status() < 400) {
      return Optional.of("leads elsewhere");
    }
    try {
      return reply.status() >= 400 ? problem(reply) : answer(reply);
    } catch (JacksonException e) {
      return Optional.of("answers what is no JSON");
    }
  }

  private static Optional<String> answer(Reply reply) {
    boolean json =
        reply.header("Content-Type").startsWith("application/json")
            && !reply.json().isMissingNode();
    return reply.body().isEmpty() || json
        ? Optional.empty()
        : Optional.of("answers what is no JSON");
  }

  private static Optional<String> problem(Reply reply) {
    if (!reply.header("Content-Type").startsWith("application/problem+json")) {
      return Optional.of("refuses without a problem");
    }
    boolean whole =
        reply.text("/type").startsWith("https://voda.app/problems/")
            && !reply.text("/title").isBlank()
            && reply.number("/status") == reply.status();
    return whole ? Optional.empty() : Optional.of("refuses with half a problem");
  }
}
