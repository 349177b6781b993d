package app.voda.bench;

import app.voda.testing.Api;
import app.voda.testing.Phone;
import app.voda.testing.Providers;
import app.voda.testing.VodaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The embedded default in a process with the heap of its container, the providers, and friends in
/// many rooms.
final class Town implements AutoCloseable {
  /// So many that the machine is the bound, not what a turn takes.
  static final int MANY = 320;

  // 40 % of 512 MB, as in the Dockerfile.
  static final Map<String, String> CONTAINER =
      Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -Xmx205m -XX:+ExitOnOutOfMemoryError");

  // Connections end after 20 s without a request, on the client's side after 30 s.
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
  // A cold process does a fifth of what it does later; what it lacks shows only after a while.
  private static final Duration CAUGHT_UP = Duration.ofMinutes(4);
  private static final Duration FOR_GOOD = Duration.ofSeconds(20);

  private final Path data;
  private final Providers providers = Providers.start();
  private final Mailbox mailbox = new Mailbox();
  private final Phone admin;
  private volatile VodaProcess voda;

  private Town(Path data) {
    this.data = data;
    providers.fcm().handsTo(mailbox);
    providers.apns().handsTo(mailbox);
    this.voda = start();
    this.admin = voda.phone("admin");
  }

  static Town open(Path data) {
    return new Town(data);
  }

  private VodaProcess start() {
    // All sign in from one address.
    var settings =
        Stream.concat(
            Arrays.stream(providers.settings()),
            Stream.of("--voda.limit.per-minute=100000", "--logging.level.app.voda=error"));
    return VodaProcess.start(data, CONTAINER, settings.toArray(String[]::new));
  }

  List<Friends> meet(int rooms) {
    return IntStream.range(0, rooms).mapToObj(number -> Friends.meet(number, voda::phone)).toList();
  }

  Providers providers() {
    return providers;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Api api() {
    return voda.api();
  }

  Vitals vitals() {
    return Vitals.of(voda.pid());
  }

  /// kill -9, and a new process, until it has caught up: its tasks run within seconds again.
  void killAndStart() {
    voda.kill();
    voda = start();
    Awaitility.await()
        .atMost(CAUGHT_UP)
        .during(FOR_GOOD)
        .pollInterval(Reckoning.SOON)
        .ignoreExceptions()
        .until(() -> due(Reckoning.SOON) == 0);
  }

  /// What the process holds once nothing is due, and connections that nobody uses are closed.
  Vitals atRest() throws InterruptedException {
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofSeconds(5))
        .until(() -> due() == 0);
    Thread.sleep(KEEP_ALIVE);
    return vitals();
  }

  /// How many tasks wait whose time has come.
  long due() {
    return due(Duration.ZERO);
  }

  private long due(Duration since) {
    var now = Instant.parse(api().get("/dev/clock").expect(200).text("/now"));
    return api().get("/dev/tasks").expect(200).items().stream()
        .map(task -> Instant.parse(task.path("at").asString()))
        .filter(at -> !at.plus(since).isAfter(now))
        .count();
  }

  Phone admin() {
    return admin;
  }

  /// How many callbacks this process has answered.
  double callbacks() {
    return Pattern.compile("^voda_callbacks_total\\{.*} (.*)$", Pattern.MULTILINE)
        .matcher(api().get("/actuator/prometheus").expect(200).body())
        .results()
        .mapToDouble(counter -> Double.parseDouble(counter.group(1)))
        .sum();
  }

  @Override
  public void close() {
    voda.close();
    providers.close();
  }
}
