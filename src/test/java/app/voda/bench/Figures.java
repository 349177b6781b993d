package app.voda.bench;

import java.util.Arrays;
import java.util.Locale;

/// Prints figures, one a line, so that they are found in a long log.
final class Figures {
  private Figures() {}

  static void print(String what, String format, Object... values) {
    var out = new java.io.PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
    out.println("[bench] " + what + ": " + String.format(Locale.ROOT, format, values));
    out.flush();
  }

  /// The value below which this share of them lies.
  static double percentile(double[] values, double share) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
