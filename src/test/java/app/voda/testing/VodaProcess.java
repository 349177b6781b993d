package app.voda.testing;

import app.voda.VodaApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// voda in a process of its own, which can be killed.
public final class VodaProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final Process process;
  private final int port;
  private final Path log;

  private VodaProcess(Path dataDir, Map<String, String> variables, String... extra) {
    try {
      this.port = freePort();
      this.log = Files.createTempFile(dataDir, "voda", ".log");
      var builder =
          new ProcessBuilder(command(dataDir, port, extra))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(variables);
      this.process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts, and waits until the service is ready.
  ///
  /// @param extra further arguments, such as `--voda.room.max-members=3`
  public static VodaProcess start(Path dataDir, String... extra) {
    return start(dataDir, Map.of(), extra);
  }

  /// As {@link #start(Path, String...)}, with environment variables.
  public static VodaProcess start(Path dataDir, Map<String, String> variables, String... extra) {
    var voda = new VodaProcess(dataDir, variables, extra);
    Awaitility.await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(() -> voda.api().get("/actuator/health/readiness").status() == 200);
    return voda;
  }

  /// Starts where it must fail, and waits until it has.
  public static String outputOfAFailedStart(Path dataDir) {
    return outputOfAFailedStart(dataDir, Map.of());
  }

  /// As {@link #outputOfAFailedStart(Path)}, with environment variables.
  public static String outputOfAFailedStart(
      Path dataDir, Map<String, String> variables, String... extra) {
    try (var voda = new VodaProcess(dataDir, variables, extra)) {
      if (!voda.process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it did not stop");
      }
      return Files.readString(voda.log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command(Path dataDir, int port, String... extra) {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Few of its methods run often enough to be worth the second compiler; what is measured is what
    // users start.
    if (System.getProperty("voda.bench.table") == null) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(List.of("-cp", classPath, VodaApplication.class.getName()));
    command.add("--server.port=" + port);
    command.add("--voda.data-dir=" + dataDir);
    command.addAll(List.of(extra));
    return command;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  public Api api() {
    return new Api("http://localhost:" + port, null);
  }

  public Phone phone(String name) {
    return Phone.signIn(api(), name);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// kill -9.
  public void kill() {
    process.destroyForcibly();
    await();
  }

  @Override
  public void close() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not stop on SIGTERM within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
