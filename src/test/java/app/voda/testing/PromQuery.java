package app.voda.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A query for Prometheus, as far as it names series.
///
/// @param selectors what it reads
/// @param grouping the labels it groups by
public record PromQuery(List<Selector> selectors, Set<String> grouping) {
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern SELECTOR =
      Pattern.compile("(?<![\\w.])([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*}|\\()?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool");

  /// One series or several.
  public record Selector(String metric, List<Matcher> matchers) {}

  /// What a label must be like.
  public record Matcher(String label, String operator, String value) {

    /// The values it names one by one; empty for any other pattern.
    public List<String> names() {
      return switch (operator) {
        case "=" -> List.of(value);
        case "=~" -> value.matches("[\\w|]+") ? words(value) : List.of();
        default -> List.of();
      };
    }
  }

  /// Reads one.
  public static PromQuery parse(String text) {
    var labels = new LinkedHashSet<String>();
    var groupings = GROUPING.matcher(text);
    while (groupings.find()) {
      labels.addAll(words(groupings.group(1)));
    }
    var rest = RANGE.matcher(groupings.replaceAll(" ")).replaceAll("");
    var selectors = new ArrayList<Selector>();
    var found = SELECTOR.matcher(rest);
    while (found.find()) {
      boolean isFunction = "(".equals(found.group(2));
      if (!isFunction && !OPERATORS.contains(found.group(1))) {
        selectors.add(new Selector(found.group(1), matchers(found.group(2))));
      }
    }
    return new PromQuery(selectors, labels);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  private static List<Matcher> matchers(@Nullable String braces) {
    return braces == null
        ? List.of()
        : MATCHER
            .matcher(braces)
            .results()
            .map(m -> new Matcher(m.group(1), m.group(2), m.group(3)))
            .toList();
  }
}
