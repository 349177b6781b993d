package app.voda.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An issuer that publishes its keys over HTTP, until it is told to do something else.
public final class FakeIssuer implements AutoCloseable {
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile int status = 200;
  private volatile boolean silent;
  private volatile String body = "";

  public FakeIssuer(JWK... keys) {
    publishes(keys);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/keys", this::answer);
    server.start();
  }

  private void answer(HttpExchange call) throws IOException {
    requests.incrementAndGet();
    if (silent) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return;
    }
    var bytes = body.getBytes(UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
  }

  /// How often it was asked.
  public int requests() {
    return requests.get();
  }

  /// Answers with these keys from now on, and no others.
  public void publishes(JWK... keys) {
    answers(200, new JWKSet(List.of(keys)).toString());
  }

  public void answers(int newStatus, String newBody) {
    body = newBody;
    status = newStatus;
    silent = false;
  }

  /// Takes requests, and answers none.
  public void fallsSilent() {
    silent = true;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
