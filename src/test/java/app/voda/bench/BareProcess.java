package app.voda.bench;

import app.voda.testing.Api;
import app.voda.testing.Reply;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// {@link BareWeb} with nothing of voda's beside it, in a process of its own.
final class BareProcess implements AutoCloseable {
  // What spring-boot-starter-webmvc brings along.
  private static final String WEB =
      "(spring-boot(-autoconfigure|-webmvc|-servlet|-web-server|-tomcat|-jackson|-http-converter)?"
          + "|spring-(aop|beans|context|core|expression|web|webmvc)|tomcat-embed-\\w+|jackson-\\w+"
          + "|logback-\\w+|slf4j-api|log4j-\\w+(-\\w+)*|jul-to-slf4j|snakeyaml|commons-logging"
          + "|micrometer-(commons|observation)|jspecify|jakarta\\.annotation-api)-\\d.*\\.jar";

  private final Process process;
  private final Api api;

  private BareProcess(Process process, Api api) {
    this.process = process;
    this.api = api;
  }

  /// Starts it, with as many threads as voda has.
  static BareProcess answering(String body) throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                BareWeb.class.getName(),
                "--server.port=" + port,
                "--spring.threads.virtual.enabled=true",
                "--bare.answer=" + body)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    var bare = new BareProcess(process, new Api("http://localhost:" + port, null));
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .until(() -> bare.get().status() == 200);
      return bare;
    } catch (ConditionTimeoutException e) {
      bare.close();
      throw e;
    }
  }

  static boolean isOfTheWeb(Path library) {
    return library.getFileName().toString().matches(WEB);
  }

  private static String classPath() {
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator, -1))
        .filter(entry -> isOfTheWeb(Path.of(entry)) || entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  Reply get() {
    return api.get("/constant");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
