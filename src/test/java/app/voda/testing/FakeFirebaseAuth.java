package app.voda.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Firebase Auth over HTTP: its keys, and the accounts of one project. The emulator's paths work as
/// well as the true ones.
public final class FakeFirebaseAuth implements AutoCloseable {
  /// What is asked for.
  public enum Call {
    KEYS,
    LOOKUP
  }

  private record Fault(int status, String retryAfter) {}

  // As an answer that never comes.
  private static final Fault SILENCE = new Fault(0, "");

  private final Map<String, Map<String, Object>> accounts = new ConcurrentHashMap<>();
  private final Map<Call, Fault> faults = new ConcurrentHashMap<>();
  private final Queue<Call> requests = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile String keys = "{}";

  public FakeFirebaseAuth() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/robot/v1/metadata/x509/", call -> answer(call, Call.KEYS));
    server.createContext("/v1/projects/", call -> answer(call, Call.LOOKUP));
    server.createContext(
        "/identitytoolkit.googleapis.com/v1/projects/", call -> answer(call, Call.LOOKUP));
    server.start();
  }

  /// Where the emulator is, as `FIREBASE_AUTH_EMULATOR_HOST` has it.
  public String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  /// Connects to this instead of Google.
  public HttpURLConnection connect(URL url) throws IOException {
    var here = URI.create("http://" + host() + url.getFile()).toURL();
    return (HttpURLConnection) here.openConnection();
  }

  /// Publishes these certificates, in PEM by their key's id, and no others.
  public void publishes(Map<String, String> certificates) {
    keys = Api.JSON.writeValueAsString(certificates);
  }

  /// Adds an account, or puts it in the place of the one with this id.
  ///
  /// @param sessionsSince sessions begun before were ended; null if none were
  public void keeps(String uid, boolean disabled, @Nullable Instant sessionsSince) {
    var account = new HashMap<String, Object>(Map.of("localId", uid, "disabled", disabled));
    if (sessionsSince != null) {
      account.put("validSince", String.valueOf(sessionsSince.getEpochSecond()));
    }
    accounts.put(uid, account);
  }

  public void answers(Call call, int status) {
    faults.put(call, new Fault(status, "0"));
  }

  /// Refuses, and asks for a minute's patience.
  public void asksForPatience(Call call) {
    faults.put(call, new Fault(503, "60"));
  }

  /// Takes requests, and answers none.
  public void fallsSilent(Call call) {
    faults.put(call, SILENCE);
  }

  public void recovers() {
    faults.clear();
  }

  /// How often it was asked for this.
  public long requests(Call call) {
    return requests.stream().filter(call::equals).count();
  }

  private void answer(HttpExchange call, Call kind) throws IOException {
    requests.add(kind);
    var fault = faults.get(kind);
    if (fault == null) {
      answer(call, 200, kind == Call.KEYS ? keys : lookup(call));
    } else if (fault.equals(SILENCE)) {
      hang();
    } else {
      call.getResponseHeaders().set("Retry-After", fault.retryAfter());
      answer(call, fault.status(), "{\"error\":{\"message\":\"OUT_OF_ORDER\"}}");
    }
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String lookup(HttpExchange call) throws IOException {
    var asked = Api.JSON.readTree(call.getRequestBody().readAllBytes());
    var account = accounts.get(asked.at("/localId/0").asString());
    return Api.JSON.writeValueAsString(
        account == null ? Map.of() : Map.of("users", List.of(account)));
  }

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.getResponseHeaders().set("Cache-Control", "public, max-age=20000");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
