package app.voda.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What figures were measured on.
final class Machine {
  private Machine() {}

  static String name() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "%d cores of %s, %d GB, %s, %s %s, %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            value(Path.of("/proc/cpuinfo"), "model name"),
            Math.round(system.getTotalMemorySize() / 1e9),
            value(Path.of("/etc/os-release"), "PRETTY_NAME"),
            System.getProperty("java.vendor"),
            System.getProperty("java.version"),
            LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC));
  }

  // The first line that is this name and a value, whatever parts them.
  private static String value(Path file, String name) {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).replaceAll("^[\\s:=\"]+|\"$", ""))
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
