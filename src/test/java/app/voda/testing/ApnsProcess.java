package app.voda.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// {@link FakeApns} in a process of its own, so that its work is not counted as ours.
public final class ApnsProcess implements AutoCloseable {
  private final Process process;
  private final String[] settings;

  private ApnsProcess(Duration latency) {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  classPath,
                  FakeApns.class.getName(),
                  latency.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var line = process.inputReader(StandardCharsets.UTF_8).readLine();
      if (line == null) {
        throw new IllegalStateException("the fake did not start");
      }
      settings = line.split(" ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts it.
  ///
  /// @param latency after which it answers
  public static ApnsProcess start(Duration latency) {
    return new ApnsProcess(latency);
  }

  /// The arguments with which voda sends its APNs pushes there.
  public String[] settings() {
    return settings.clone();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
