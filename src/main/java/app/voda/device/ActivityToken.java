package app.voda.device;

import java.util.Optional;
import java.util.regex.Pattern;

/// A token of APNs for Live Activities: of a phone for starting them, or of one activity. Never
/// logged.
public record ActivityToken(String value, Environment environment) {
  // Apple gives no length; start tokens of 160 and update tokens of 128 hex digits are seen.
  private static final Pattern FORM = Pattern.compile("(?:[0-9A-Fa-f]{2}){32,256}");

  /// What is wrong with the token; empty when it is well-formed.
  public static Optional<String> broken(String value) {
    return FORM.matcher(value).matches()
        ? Optional.empty()
        : Optional.of("must have 64 to 512 hex digits, an even number of them");
  }

  @Override
  public String toString() {
    return "***";
  }
}
