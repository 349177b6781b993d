package app.voda.bench;

import app.voda.testing.Api;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A way to start an application, in a process of its own.
///
/// @param command the JVM's arguments
/// @param probe what is answered, with anything but an error of the server, once it is ready
record Start(String name, List<String> command, Map<String, String> variables, String probe) {

  /// What it took until it was ready.
  record Took(double seconds, double cpuSeconds) {}

  /// This, with a cache of what the JVM loads and links in a start with other variables, which ends
  /// before it serves: as in the Dockerfile.
  Start trainedOn(String trainingName, Map<String, String> training, Path cache) throws Exception {
    var arguments = List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh");
    var process = run(with(arguments), training);
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new AssertionError(name + " does not train");
    }
    // Else a refused cache would be measured as one that does not help.
    var cached = List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    return new Start(name + ", trained on " + trainingName, with(cached), variables, probe);
  }

  private List<String> with(List<String> more) {
    return Stream.concat(more.stream(), command.stream()).toList();
  }

  Took measure() throws Exception {
    int port = freePort();
    var all = new HashMap<>(variables);
    all.put("SERVER_PORT", String.valueOf(port));
    var api = new Api("http://localhost:" + port, null);
    long begin = System.nanoTime();
    var process = run(command, all);
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(20))
          .ignoreExceptions()
          .until(() -> api.get(probe).status() < 500);
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Took(seconds, process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static Process run(List<String> command, Map<String, String> variables)
      throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var all = new ArrayList<>(List.of(java, "-XX:+UseSerialGC"));
    all.addAll(command);
    var builder = new ProcessBuilder(all);
    builder.environment().putAll(variables);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
