package app.voda.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// FCM on loopback: a real server that takes every message, unless told to answer otherwise. Over
/// TLS it speaks HTTP/2 and HTTP/1.1, else HTTP/1.1.
public final class FakeFcm implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError";
  private static final String BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";

  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final Map<String, Deque<FcmAnswer>> byToken = new ConcurrentHashMap<>();
  private final Deque<FcmAnswer> toAll = new ArrayDeque<>();
  private final FakeFcmServer server;
  private volatile Duration latency = Duration.ZERO;
  private volatile @Nullable Consumer<Arrival> phones;

  private FakeFcm(@Nullable SelfSigned identity, int streams, int port) {
    toAll.add(accepted());
    this.server = new FakeFcmServer(this::answer, identity, streams, port);
  }

  /// A request as it arrived.
  ///
  /// @param protocol `HTTP/1.1` or `HTTP/2`
  /// @param headers by lower-case name
  /// @param nanoTime when it was complete, by `System.nanoTime()`
  public record Received(
      String protocol, String path, Map<String, String> headers, JsonNode body, long nanoTime) {

    public JsonNode message() {
      return body.path("message");
    }

    public String token() {
      return message().path("token").asString("");
    }
  }

  /// Starts over plain HTTP/1.1, for `voda.push.fcm.endpoint`.
  public static FakeFcm start() {
    return new FakeFcm(null, 0, 0);
  }

  /// Starts over TLS.
  ///
  /// @param streams how many a connection may have at once
  public static FakeFcm startTls(int streams) {
    return new FakeFcm(SelfSigned.localhost(), streams, 0);
  }

  /// Starts over TLS as an endpoint that knows nothing but HTTP/1.1.
  public static FakeFcm startTlsHttp1() {
    return new FakeFcm(SelfSigned.localhost(), 0, 0);
  }

  /// In a process of its own, taking every message: where to write ports and certificate, and the
  /// latencies in milliseconds, each of which gets a port.
  public static void main(String[] arguments) throws IOException {
    var identity = SelfSigned.localhost();
    var written = new StringBuilder();
    for (var latency : List.of(arguments).subList(1, arguments.length)) {
      var answer = accepted().after(Duration.ofMillis(Long.parseLong(latency)));
      var server = new FakeFcmServer(_ -> answer, identity, 100, 0);
      written.append(server.port()).append('\n');
    }
    var part = Files.writeString(Path.of(arguments[0] + ".part"), written + identity.pem());
    Files.move(part, Path.of(arguments[0]));
    // Ends with the process that started it, however that ends.
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  public boolean isTls() {
    return server.isTls();
  }

  public URI endpoint() {
    return URI.create((server.isTls() ? "https" : "http") + "://localhost:" + server.port());
  }

  /// What a client must trust.
  public X509Certificate certificate() {
    return Objects.requireNonNull(server.identity()).certificate();
  }

  /// Waits so long before every answer.
  public FakeFcm latency(Duration wait) {
    latency = wait;
    return this;
  }

  /// Answers messages to this token with these, one after the other, the last for good.
  public FakeFcm answers(String token, FcmAnswer... answers) {
    byToken.put(token, new ArrayDeque<>(List.of(answers)));
    return this;
  }

  /// Answers all other messages with these, one after the other, the last for good.
  public FakeFcm answersAll(FcmAnswer... answers) {
    synchronized (toAll) {
      toAll.clear();
      toAll.addAll(List.of(answers));
    }
    return this;
  }

  /// Hands on what it takes, and keeps nothing from now on.
  public FakeFcm handsTo(Consumer<Arrival> phones) {
    this.phones = phones;
    return this;
  }

  /// All requests, in the order of their arrival.
  public List<Received> received() {
    return List.copyOf(received);
  }

  public List<Received> receivedBy(String token) {
    return received.stream().filter(request -> request.token().equals(token)).toList();
  }

  /// How many connections there have been.
  public int connections() {
    return server.connections();
  }

  /// How many streams one connection has had at once, at most.
  public int mostStreams() {
    return server.mostStreams();
  }

  /// Closes every connection; the next request finds the server again.
  public void closeConnections() {
    server.channels().close().syncUninterruptibly();
  }

  private FcmAnswer answer(Supplier<Received> arrived) {
    var request = arrived.get();
    var receivers = phones;
    if (receivers == null) {
      received.add(request);
    }
    var answers = byToken.getOrDefault(request.token(), toAll);
    FcmAnswer answer;
    synchronized (answers) {
      answer = answers.size() > 1 ? answers.remove() : answers.element();
    }
    if (receivers != null && answer.status() == 200) {
      receivers.accept(Arrival.of(request));
    }
    return answer.after(answer.after().plus(latency));
  }

  public static FcmAnswer accepted() {
    return FcmAnswer.of(200, "{\"name\":\"projects/p/messages/0:1500415314455276%31bd1c96\"}");
  }

  public static FcmAnswer unregistered() {
    return error(404, "NOT_FOUND", "Requested entity was not found.", FCM_ERROR, "UNREGISTERED");
  }

  /// The token is none.
  public static FcmAnswer invalidToken() {
    var why = "The registration token is not a valid FCM registration token";
    return error(400, "INVALID_ARGUMENT", why, FCM_ERROR, "INVALID_ARGUMENT");
  }

  /// Our payload is wrong.
  public static FcmAnswer invalidPayload() {
    var why = "Invalid value at 'message.android.ttl'";
    return error(400, "INVALID_ARGUMENT", why, BAD_REQUEST, null);
  }

  public static FcmAnswer senderIdMismatch() {
    return error(403, "PERMISSION_DENIED", "SenderId mismatch", FCM_ERROR, "SENDER_ID_MISMATCH");
  }

  public static FcmAnswer thirdPartyAuthError() {
    var why = "Request is missing required authentication credential.";
    return error(401, "UNAUTHENTICATED", why, FCM_ERROR, "THIRD_PARTY_AUTH_ERROR");
  }

  /// Our credentials are wrong.
  public static FcmAnswer unauthenticated() {
    return error(401, "UNAUTHENTICATED", "Request had invalid credentials.", null, null);
  }

  public static FcmAnswer permissionDenied() {
    return error(403, "PERMISSION_DENIED", "Permission denied on resource project.", null, null);
  }

  public static FcmAnswer quotaExceeded() {
    return error(429, "RESOURCE_EXHAUSTED", "Quota exceeded.", FCM_ERROR, "QUOTA_EXCEEDED");
  }

  public static FcmAnswer quotaExceeded(Duration retryAfter) {
    return quotaExceeded().with("retry-after", Long.toString(retryAfter.toSeconds()));
  }

  public static FcmAnswer unavailable() {
    return error(503, "UNAVAILABLE", "The service is unavailable.", FCM_ERROR, "UNAVAILABLE");
  }

  public static FcmAnswer unavailable(Duration retryAfter) {
    return unavailable().with("retry-after", Long.toString(retryAfter.toSeconds()));
  }

  public static FcmAnswer internal() {
    return error(500, "INTERNAL", "Internal error encountered.", FCM_ERROR, "INTERNAL");
  }

  /// What a proxy in between says.
  public static FcmAnswer html(int status) {
    return FcmAnswer.of(status, "<html><body><h1>Bad Gateway</h1></body></html>")
        .with("content-type", "text/html");
  }

  public static FcmAnswer empty(int status) {
    return FcmAnswer.of(status, "");
  }

  /// Any other answer.
  public static FcmAnswer status(int status, String body) {
    return FcmAnswer.of(status, body);
  }

  /// Never answers.
  public static FcmAnswer hang() {
    return FcmAnswer.of(FcmAnswer.Kind.HANG);
  }

  /// Resets the connection.
  public static FcmAnswer reset() {
    return FcmAnswer.of(FcmAnswer.Kind.RESET);
  }

  /// Resets the request, over HTTP/2 not its connection.
  public static FcmAnswer resetStream() {
    return FcmAnswer.of(FcmAnswer.Kind.RESET_STREAM);
  }

  /// Writes bytes that mean nothing.
  public static FcmAnswer garbage() {
    return FcmAnswer.of(FcmAnswer.Kind.GARBAGE);
  }

  private static FcmAnswer error(
      int status, String name, String why, @Nullable String type, @Nullable String code) {
    var error = JSON.createObjectNode();
    var inner = error.putObject("error");
    inner.put("code", status).put("message", why).put("status", name);
    if (type != null) {
      var detail = inner.putArray("details").addObject().put("@type", type);
      if (code != null) {
        detail.put("errorCode", code);
      } else {
        detail
            .putArray("fieldViolations")
            .addObject()
            .put("field", "message")
            .put("description", why);
      }
    }
    return FcmAnswer.of(status, error.toString());
  }

  @Override
  public void close() {
    server.close();
  }
}
