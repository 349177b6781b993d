package app.voda.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What must be in no log: what the service was told, and what it gave out.
final class Secrets {
  /// Planted in every code, e-mail address and text, and in every token that may have it.
  static final String MARK = "hush";

  // Access tokens, and the queue's.
  private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{10}");

  // Ids are told, also impossible ones.
  private static final Pattern ID = Pattern.compile("[a-z]+Id=[A-Za-z0-9]+");

  private final Set<String> known = new HashSet<>();

  /// Keeps what bears no mark: a token that was given out, or one of hex digits.
  ///
  /// @return it
  String keep(String secret) {
    known.add(secret.toLowerCase(Locale.ROOT));
    return secret;
  }

  /// Keeps the lines of a key.
  void key(Path pem) {
    try {
      Files.readAllLines(pem).stream().filter(line -> !line.startsWith("-")).forEach(this::keep);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The lines in which one of them stands.
  List<String> in(String log) {
    var leaks = new ArrayList<String>();
    log.lines().filter(this::tells).forEach(leaks::add);
    return leaks;
  }

  private boolean tells(String whole) {
    var line = ID.matcher(whole).replaceAll("");
    // Hex is the same secret in either case.
    var lower = line.toLowerCase(Locale.ROOT);
    return lower.contains(MARK)
        || JWT.matcher(line).find()
        || known.stream().anyMatch(lower::contains);
  }
}
