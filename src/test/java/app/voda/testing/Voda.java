package app.voda.testing;

import app.voda.VodaApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// voda, running for real in this process: its own port, its own data directory.
public final class Voda implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final int port;

  private Voda(ConfigurableApplicationContext context) {
    this.context = context;
    var server = ((WebServerApplicationContext) context).getWebServer();
    this.port = Objects.requireNonNull(server).getPort();
  }

  /// Starts the service on a free port.
  ///
  /// @param extra further arguments, such as `--voda.room.max-members=3`
  public static Voda start(Path dataDir, String... extra) {
    return start(dataDir, List.of(), extra);
  }

  /// As {@link #start(Path, String...)}, with more beans or others.
  public static Voda start(Path dataDir, List<Class<?>> sources, String... extra) {
    var application = new SpringApplication(VodaApplication.class);
    application.addPrimarySources(sources);
    application.setRegisterShutdownHook(false);
    var arguments = new ArrayList<>(Arrays.asList(extra));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--PORT="))) {
      arguments.add("--PORT=0");
    }
    arguments.add("--voda.data-dir=" + dataDir);
    if (arguments.stream()
        .noneMatch(argument -> argument.startsWith("--logging.level.app.voda="))) {
      arguments.add("--logging.level.app.voda=warn");
    }
    return new Voda(application.run(arguments.toArray(String[]::new)));
  }

  public int port() {
    return port;
  }

  /// A client without a token.
  public Api api() {
    return new Api("http://localhost:" + port, null);
  }

  /// A client signed in as this person, whose one phone has the token `<name>-phone`.
  public Phone phone(String name) {
    return Phone.signIn(api(), name);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
