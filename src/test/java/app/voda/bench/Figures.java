package app.voda.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prints figures, one a line, so that they are found in a long log, and gathers all of a build in
/// one table.
public final class Figures {
  private static final Logger log = LoggerFactory.getLogger(Figures.class);
  private static final Path TABLE =
      Path.of(System.getProperty("voda.bench.table", "target/bench.md"));

  private Figures() {}

  public static void print(String what, String figures) {
    log.warn("[bench] {}: {}", what, figures);
    try {
      if (!Files.exists(TABLE)) {
        Files.write(TABLE, List.of("| " + Machine.name() + " | |", "|---|---|"));
      }
      Files.writeString(TABLE, "| %s | %s |\n".formatted(what, figures), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How long something took, given in milliseconds.
  static String times(Collection<Double> millis) {
    var all = millis.stream().mapToDouble(Double::doubleValue).toArray();
    return "p50 %.1f ms, p99 %.1f ms".formatted(percentile(all, 0.5), percentile(all, 0.99));
  }

  /// The value below which this share of them lies.
  static double percentile(double[] values, double share) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
