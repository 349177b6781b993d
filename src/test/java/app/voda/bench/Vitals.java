package app.voda.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process holds.
///
/// @param heap bytes of what is still reachable
/// @param resident bytes of memory now
/// @param most bytes of memory when it was most
/// @param threads of the system; the virtual ones run on some of them
/// @param connections among the handles, its sockets
record Vitals(
    long heap, long resident, long most, int threads, int virtual, int handles, int connections) {
  private static final String SOCKET = "socket:";
  // Of the histogram.
  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(?<bytes>\\d+)");
  // Of the thread dump: #42 "name" virtual.
  private static final Pattern VIRTUAL = Pattern.compile("#\\d+ \".*\" virtual.*");

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
          virtualThreads(pid),
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
    return jcmd(pid, "GC.class_histogram").stream()
        .map(TOTAL::matcher)
        .filter(Matcher::matches)
        .mapToLong(total -> Long.parseLong(total.group("bytes")))
        .findAny()
        .orElseThrow();
  }

  private static int virtualThreads(long pid) throws IOException {
    var dump = Files.createTempFile("threads", ".txt");
    try {
      jcmd(pid, "Thread.dump_to_file", "-overwrite", dump.toString());
      try (var lines = Files.lines(dump, StandardCharsets.UTF_8)) {
        return (int) lines.filter(line -> VIRTUAL.matcher(line).matches()).count();
      }
    } finally {
      Files.delete(dump);
    }
  }

  private static List<String> jcmd(long pid, String... command) throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process =
        new ProcessBuilder(
                Stream.concat(Stream.of(jcmd, Long.toString(pid)), Stream.of(command)).toList())
            .redirectErrorStream(true)
            .start();
    try (var lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
      return lines.toList();
    }
  }

  @Override
  public String toString() {
    return ("live heap %.1f MB, resident %d MB (at most %d), %d threads and %d virtual ones, "
            + "%d file handles, of which %d sockets")
        .formatted(heap / 1e6, resident >> 20, most >> 20, threads, virtual, handles, connections);
  }
}
