package app.voda.push.fcm;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Connections that are opened and closed together.
final class FcmPool {
  /// At most so many connections.
  static final int MOST = 4;

  /// At most so many requests in flight on each: what Google's servers allow.
  static final int STREAMS = 100;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  // Google drops idle connections after minutes, and a throttled instance does not see it happen.
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final HttpClientAgent client;
  private volatile long answered = System.nanoTime();

  FcmPool(Vertx vertx, URI endpoint, @Nullable TrustOptions trusted) {
    boolean tls = "https".equals(endpoint.getScheme());
    var options =
        new HttpClientOptions()
            .setDefaultHost(endpoint.getHost())
            .setDefaultPort(port(endpoint))
            .setSsl(tls)
            .setUseAlpn(tls)
            .setProtocolVersion(tls ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
            .setHttp2MultiplexingLimit(STREAMS)
            .setHttp2KeepAliveTimeout((int) IDLE.toSeconds())
            .setKeepAliveTimeout((int) IDLE.toSeconds())
            .setConnectTimeout((int) CONNECT.toMillis());
    if (trusted != null) {
      options.setTrustOptions(trusted);
    }
    this.client =
        vertx.createHttpClient(
            options,
            new PoolOptions()
                .setHttp2MaxSize(MOST)
                // Such a connection carries one request at a time.
                .setHttp1MaxSize(STREAMS)
                // Who waits is bounded in time instead, by the send's timeout.
                .setMaxWaitQueueSize(-1));
  }

  FcmConnections.Answer post(
      String path, List<Map.Entry<CharSequence, String>> headers, byte[] body, Duration most)
      throws IOException {
    var exchange = new CompletableFuture<FcmConnections.Answer>();
    client
        .request(HttpMethod.POST, path)
        .compose(request -> send(request, headers, body, exchange))
        // Here, and not where it is waited for: a thread that waits with a limit costs far more.
        .timeout(most.toMillis() + 1, TimeUnit.MILLISECONDS)
        .onSuccess(exchange::complete)
        .onFailure(exchange::completeExceptionally);
    try {
      var answer = exchange.get();
      answered = System.nanoTime();
      return answer;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      exchange.cancel(false);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    return cause instanceof TimeoutException
        ? new SocketTimeoutException("no answer in time")
        // Not as a cause: firebase-admin takes every cause for an IOException.
        : new IOException(String.valueOf(cause));
  }

  private static int port(URI endpoint) {
    if (endpoint.getPort() >= 0) {
      return endpoint.getPort();
    }
    return "https".equals(endpoint.getScheme()) ? 443 : 80;
  }

  private static Future<FcmConnections.Answer> send(
      HttpClientRequest request,
      List<Map.Entry<CharSequence, String>> headers,
      byte[] body,
      CompletableFuture<?> exchange) {
    // What nobody waits for any more gives its place on the connection back.
    var _ =
        exchange.whenComplete((_, failure) -> {
          if (failure != null) {
            request.reset();
          }
        });
    if (exchange.isDone()) {
      return Future.failedFuture("nobody waits for it any more");
    }
    headers.forEach(header -> request.putHeader(header.getKey(), header.getValue()));
    // Read in the same step, on the connection's thread: what arrives unawaited is dropped.
    return request.send(Buffer.buffer(body)).compose(FcmPool::answer);
  }

  private static Future<FcmConnections.Answer> answer(HttpClientResponse response) {
    var type = Objects.requireNonNullElse(response.getHeader(HttpHeaderNames.CONTENT_TYPE), "");
    var retryAfter = response.getHeader(HttpHeaderNames.RETRY_AFTER);
    return response
        .body()
        .map(body ->
            new FcmConnections.Answer(response.statusCode(), type, retryAfter, body.toString()));
  }

  boolean hasAnsweredSince(long nanoTime) {
    return answered - nanoTime > 0;
  }

  /// Takes no more requests; those under way have so long.
  void close(Duration end) {
    client.shutdown(end);
  }
}
