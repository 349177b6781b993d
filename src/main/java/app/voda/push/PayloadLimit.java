package app.voda.push;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Cuts words so that a payload stays under what FCM and APNs take.
public final class PayloadLimit {
  /// The largest payload of both, in bytes.
  public static final int MOST = 4096;

  private static final String CUT = "…";

  private PayloadLimit() {}

  /// A push whose payload is small enough: its body is cut first, then its title, each between two
  /// characters as a reader sees them (grapheme clusters), never within one.
  ///
  /// @param bytes the size of a push's whole payload as it is sent
  /// @return empty if it does not fit even without words
  public static Optional<Push> fit(Push push, ToIntFunction<Push> bytes) {
    if (bytes.applyAsInt(push) <= MOST) {
      return Optional.of(push);
    }
    return longest(push.body(), body -> push.saying(push.title(), body), bytes)
        .or(() -> longest(push.title(), title -> push.saying(title, ""), bytes));
  }

  // The size grows with the words, so the longest that fits is found by halving.
  private static Optional<Push> longest(
      String words, Function<String, Push> saying, ToIntFunction<Push> bytes) {
    var ends = characterEnds(words);
    int fits = -1;
    int tooMany = ends.size() - 1;
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) >>> 1;
      if (bytes.applyAsInt(saying.apply(cut(words, ends.get(middle)))) <= MOST) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return fits < 0 ? Optional.empty() : Optional.of(saying.apply(cut(words, ends.get(fits))));
  }

  private static String cut(String words, int end) {
    return end == 0 ? "" : words.substring(0, end) + CUT;
  }

  // The JDK's character iterator goes by extended grapheme clusters (UAX #29) since JDK 20.
  private static List<Integer> characterEnds(String words) {
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(words);
    var ends = new ArrayList<Integer>();
    for (int end = characters.first(); end != BreakIterator.DONE; end = characters.next()) {
      ends.add(end);
    }
    return ends;
  }
}
