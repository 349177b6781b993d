package app.voda.bench;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prints figures, one a line, so that they are found in a long log.
public final class Figures {
  private static final Logger log = LoggerFactory.getLogger(Figures.class);

  private Figures() {}

  public static void print(String what, String figures) {
    log.warn("[bench] {}: {}", what, figures);
  }

  /// The value below which this share of them lies.
  static double percentile(double[] values, double share) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
