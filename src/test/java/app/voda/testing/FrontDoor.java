package app.voda.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One address before several instances, each called in its turn, as Cloud Run's front end is. An
/// instance that dies over a request costs that request its answer.
public final class FrontDoor implements AutoCloseable {
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "content-length",
          "date",
          "host",
          "http2-settings",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Api> instances = new CopyOnWriteArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  public FrontDoor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::passOn);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  public void add(Api instance) {
    instances.add(instance);
  }

  public void remove(Api instance) {
    instances.remove(instance);
  }

  private void passOn(HttpExchange call) throws IOException {
    try (call) {
      var request = call.getRequestBody().readAllBytes();
      var answer = answer(call, request);
      if (answer == null) {
        call.sendResponseHeaders(503, -1);
        return;
      }
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
              call.getResponseHeaders().put(name, values);
            }
          });
      var body = answer.body();
      call.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      call.getResponseBody().write(body);
    }
  }

  private @Nullable HttpResponse<byte[]> answer(HttpExchange call, byte[] body) {
    var living = List.copyOf(instances);
    if (living.isEmpty()) {
      return null;
    }
    var instance = living.get(Math.floorMod(next.getAndIncrement(), living.size()));
    var request =
        HttpRequest.newBuilder(URI.create(instance.base() + call.getRequestURI()))
            .method(call.getRequestMethod(), BodyPublishers.ofByteArray(body));
    call.getRequestHeaders()
        .forEach((name, values) -> {
          if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    http.shutdownNow();
  }
}
