package app.voda.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// A service that a queue calls back, which answers as it is told and keeps what it was sent.
final class CallbackTargetServer implements AutoCloseable {
  private final ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Got> got = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  record Got(String method, Headers headers, String body) {}

  CallbackTargetServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/tasks/callback",
        call -> {
          var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
          got.add(new Got(call.getRequestMethod(), call.getRequestHeaders(), body));
          var status = statuses.poll();
          call.sendResponseHeaders(status == null ? 204 : status, -1);
          call.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/tasks/callback";
  }

  /// The next answers; 204 when there are no more.
  void answers(Integer... next) {
    statuses.addAll(List.of(next));
  }

  List<Got> got() {
    return List.copyOf(got);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
