package app.voda.testing;

import app.voda.device.Environment;
import app.voda.id.Digest;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// APNs on this machine: HTTP/2 over TLS, production and sandbox. It refuses what Apple refuses
/// (provider token, topic, headers, size) and otherwise answers as it is told; untold, it takes
/// every push.
///
/// Start voda against it with {@link #settings()}; device tokens are hex, such as {@link #token}.
public final class FakeApns implements AutoCloseable {
  private final Path dir;
  private final ApnsIdentity identity;
  private final ApnsRules rules;
  private final EventLoopGroup threads;
  private final Map<Environment, ApnsHost> hosts = new EnumMap<>(Environment.class);
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger count = new AtomicInteger();
  private final Queue<ApnsRequest> received = new ConcurrentLinkedQueue<>();
  private final ApnsScript script = new ApnsScript();
  private volatile boolean recording = true;
  private volatile @Nullable Consumer<Arrival> phones;

  private FakeApns() {
    try {
      dir = Files.createTempDirectory("apns");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    identity = ApnsIdentity.make(dir);
    rules = new ApnsRules(identity.signing().getPublic());
    threads =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("fake-apns", true), NioIoHandler.newFactory());
    var tls = tls(identity);
    for (var environment : Environment.values()) {
      hosts.put(environment, new ApnsHost(environment, this::receive, threads, tls, connections));
    }
  }

  /// Starts it on two free ports of the loopback.
  public static FakeApns start() {
    return new FakeApns();
  }

  private static SslContext tls(ApnsIdentity identity) {
    try {
      return SslContextBuilder.forServer(identity.tls().getPrivate(), identity.certificate())
          .sslProvider(SslProvider.JDK)
          .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The arguments with which voda sends its APNs pushes here.
  public String[] settings() {
    return new String[] {
      "--voda.push.apns.enabled=true",
      "--voda.push.apns.key=" + p8(),
      "--voda.push.apns.key-id=" + keyId(),
      "--voda.push.apns.team-id=" + teamId(),
      "--voda.push.apns.topic=" + topic(),
      "--voda.push.apns.production-server=" + server(Environment.PRODUCTION),
      "--voda.push.apns.sandbox-server=" + server(Environment.SANDBOX),
      "--voda.push.apns.trusted-certificates=" + certificates()
    };
  }

  public Path p8() {
    return identity.p8();
  }

  public Path certificates() {
    return identity.certificatePem();
  }

  public String keyId() {
    return ApnsRules.KEY_ID;
  }

  public String teamId() {
    return ApnsRules.TEAM_ID;
  }

  public String topic() {
    return ApnsRules.TOPIC;
  }

  /// The host and port of an environment.
  public String server(Environment environment) {
    return Objects.requireNonNull(hosts.get(environment)).address();
  }

  /// A device token for this name, the same for the same name.
  public static String token(String name) {
    return Digest.full(name);
  }

  public static ApnsReply accepted() {
    return new ApnsReply.Status(200, null, null);
  }

  public static ApnsReply status(int status, String reason) {
    return new ApnsReply.Status(status, reason, null);
  }

  public static ApnsReply status(int status, String reason, Instant timestamp) {
    return new ApnsReply.Status(status, reason, timestamp);
  }

  /// 410: the app is not there any more since that time.
  public static ApnsReply unregistered(Instant since) {
    return status(410, "Unregistered", since);
  }

  public static ApnsReply badDeviceToken() {
    return status(400, "BadDeviceToken");
  }

  /// No answer, ever.
  public static ApnsReply hang() {
    return new ApnsReply.Hang();
  }

  /// RST_STREAM instead of an answer.
  public static ApnsReply reset() {
    return new ApnsReply.Reset();
  }

  /// A TCP reset instead of an answer.
  public static ApnsReply cut() {
    return new ApnsReply.Cut();
  }

  /// GOAWAY instead of an answer; other pushes on the connection are still answered.
  public static ApnsReply goAway() {
    return new ApnsReply.GoAway();
  }

  /// A page of HTML, as a proxy answers.
  public static ApnsReply html(int status) {
    return page(status, "text/html", "<html><body>Bad gateway</body></html>");
  }

  public static ApnsReply page(int status, String contentType, String body) {
    return new ApnsReply.Page(status, contentType, body);
  }

  /// Bytes that are not HTTP/2.
  public static ApnsReply raw(String bytes) {
    return new ApnsReply.Raw(bytes);
  }

  /// An answer that takes its time.
  public static ApnsReply late(Duration by, ApnsReply then) {
    return new ApnsReply.Late(by, then);
  }

  /// What pushes to this token get from now on: these in turn, the last of them for ever.
  public void answers(String token, ApnsReply... inTurn) {
    script.answers(token, List.of(inTurn));
  }

  /// What pushes to all tokens without answers of their own get from now on.
  public void answersAll(ApnsReply reply) {
    script.answersAll(reply);
  }

  /// The token is of this environment: the other one answers BadDeviceToken.
  public void knows(String token, Environment only) {
    script.knows(token, only);
  }

  /// Takes every push again.
  public void answersAsUsual() {
    script.clear();
  }

  /// The provider tokens seen so far have expired.
  public void expireProviderTokens() {
    rules.expireProviderTokens();
  }

  /// Hands on what it takes, and keeps nothing from now on.
  public FakeApns handsTo(Consumer<Arrival> phones) {
    this.phones = phones;
    return this;
  }

  /// Every push that arrived whole, in the order of arrival, whatever was answered.
  public List<ApnsRequest> received() {
    return List.copyOf(received);
  }

  public List<ApnsRequest> receivedBy(String token) {
    return received.stream().filter(push -> push.token().equals(token)).toList();
  }

  /// Waits until this many have arrived.
  public List<ApnsRequest> awaitReceived(int pushes) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> received.size() >= pushes);
    return received();
  }

  /// How many arrived, forgotten ones included.
  public int count() {
    return count.get();
  }

  /// Forgets what was received.
  public void forget() {
    received.clear();
  }

  /// How many connections were ever opened.
  public int connections() {
    return connections.get();
  }

  public int openConnections() {
    return hosts.values().stream().mapToInt(ApnsHost::openConnections).sum();
  }

  /// Cuts every connection with a TCP reset; new ones are taken.
  public void cutConnections() {
    hosts.values().forEach(ApnsHost::cutConnections);
  }

  /// Open connections neither answer nor close any more, as if a NAT had forgotten them; new ones
  /// are taken.
  public void deafen() {
    hosts.values().forEach(ApnsHost::deafen);
  }

  /// Connections are refused from now on, and the open ones cut.
  public void goDown() {
    hosts.values().forEach(ApnsHost::stopListening);
    cutConnections();
  }

  private ApnsReply receive(
      Environment environment, Map<String, String> headers, String body, int connection) {
    count.incrementAndGet();
    var path = headers.getOrDefault(":path", "");
    var token = path.substring(path.lastIndexOf('/') + 1);
    var broken = rules.broken(headers, body);
    var reply = broken != null ? broken : script.reply(token, environment);
    if (recording) {
      keep(
          new ApnsRequest(
              environment,
              token,
              Map.copyOf(headers),
              body,
              InstantSource.system().instant(),
              System.nanoTime(),
              connection,
              reply.seenStatus()));
    }
    return reply;
  }

  private void keep(ApnsRequest request) {
    var receivers = phones;
    if (receivers == null) {
      received.add(request);
    } else if (request.status() == 200) {
      receivers.accept(Arrival.of(request));
    }
  }

  @Override
  public void close() {
    goDown();
    threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    try {
      FileSystemUtils.deleteRecursively(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In a process of its own, for benchmarks: prints its settings in one line, keeps no pushes, and
  /// ends with its standard input.
  ///
  /// @param arguments after how long it answers, such as `PT0.05S`; nothing for at once
  static void main(String[] arguments) throws IOException {
    try (var apns = start()) {
      apns.recording = false;
      var latency = arguments.length == 0 ? Duration.ZERO : Duration.parse(arguments[0]);
      if (latency.isPositive()) {
        apns.answersAll(late(latency, accepted()));
      }
      IO.println(String.join(" ", apns.settings()));
      while (System.in.read() >= 0) {
        // What is written to it means nothing.
      }
    }
  }
}
