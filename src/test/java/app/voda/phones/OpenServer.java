package app.voda.phones;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// Somebody else's server on this machine: its page may call anybody, and any page may call it.
final class OpenServer implements AutoCloseable {
  private static final Map<String, String> LETS_EVERYONE_IN =
      Map.of(
          "Access-Control-Allow-Origin", "*",
          "Access-Control-Allow-Headers", "Content-Type",
          "Cross-Origin-Resource-Policy", "cross-origin");

  private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  OpenServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange call) throws IOException {
    var path = call.getRequestURI().getPath();
    calls.add(call.getRequestMethod() + " " + path);
    var headers = call.getResponseHeaders();
    LETS_EVERYONE_IN.forEach(headers::set);
    headers.set("Content-Type", path.endsWith("/stream") ? "text/event-stream" : "text/html");
    call.sendResponseHeaders(200, 0);
    call.close();
  }

  /// Its address under a name of this machine.
  String at(String name) {
    return "http://" + name + ":" + server.getAddress().getPort();
  }

  /// The calls that have arrived, such as `GET /`.
  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
