package app.voda.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a process holds.
///
/// @param heap bytes of what is still reachable
/// @param resident bytes of memory now
/// @param most bytes of memory when it was most
/// @param connections among the handles, its sockets
record Vitals(long heap, long resident, long most, int threads, int handles, int connections) {
  private static final String SOCKET = "socket:";
  // Of the histogram.
  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(?<bytes>\\d+)");

  /// Collects its garbage, and looks.
  static Vitals of(long pid) {
    try {
      var process = Path.of("/proc", Long.toString(pid));
      long heap = reachable(pid);
      var status = Files.readString(process.resolve("status"), StandardCharsets.UTF_8);
      int handles = 0;
      int connections = 0;
      try (var all = Files.newDirectoryStream(process.resolve("fd"))) {
        for (var handle : all) {
          handles++;
          connections += isSocket(handle) ? 1 : 0;
        }
      }
      return new Vitals(
          heap,
          number(status, "VmRSS:") << 10,
          number(status, "VmHWM:") << 10,
          (int) number(status, "Threads:"),
          handles,
          connections);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isSocket(Path handle) throws IOException {
    try {
      return Files.readSymbolicLink(handle).toString().startsWith(SOCKET);
    } catch (NoSuchFileException e) {
      // Closed a moment ago.
      return false;
    }
  }

  private static long number(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findAny()
        .orElseThrow();
  }

  private static long reachable(long pid) throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (var lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
      return lines
          .map(TOTAL::matcher)
          .filter(Matcher::matches)
          .mapToLong(total -> Long.parseLong(total.group("bytes")))
          .findAny()
          .orElseThrow();
    }
  }

  @Override
  public String toString() {
    return ("live heap %.1f MB, resident %d MB (at most %d), %d threads, %d file handles, of which %d "
            + "sockets")
        .formatted(heap / 1e6, resident >> 20, most >> 20, threads, handles, connections);
  }
}
