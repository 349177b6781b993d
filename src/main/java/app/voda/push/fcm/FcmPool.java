package app.voda.push.fcm;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.Http2AllocationStrategy;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;

/// Connections that are opened and closed together.
final class FcmPool implements AutoCloseable {
  /// At most so many connections; each is opened when those before it are full.
  static final int MOST = 4;

  /// At most so many requests in flight on each: what Google's servers allow.
  static final int STREAMS = 100;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  // Google drops idle connections after minutes, and a throttled instance does not see it happen.
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final ConnectionProvider connections;
  private final HttpClient client;
  // All messages of a project go to one URL, and making ready for one is dear.
  private final Map<URI, HttpClient.RequestSender> targets = new ConcurrentHashMap<>();
  private volatile long answered = System.nanoTime();

  FcmPool(URI endpoint, @Nullable X509Certificate trusted, LoopResources loop) {
    boolean tls = "https".equals(endpoint.getScheme());
    this.connections = tls ? http2() : http1();
    var plain =
        HttpClient.create(connections)
            .runOn(loop, false)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis())
            // Sent twice is told twice; the queue retries.
            .disableRetry(true);
    this.client = tls ? secure(plain, trusted) : plain.protocol(HttpProtocol.HTTP11);
  }

  private static ConnectionProvider http2() {
    return bounded()
        .allocationStrategy(
            Http2AllocationStrategy.builder()
                .maxConnections(MOST)
                .maxConcurrentStreams(STREAMS)
                // The fewer connections, the more goes into each packet.
                .strictConnectionReuse(true)
                .build())
        .build();
  }

  // A connection carries one request at a time.
  private static ConnectionProvider http1() {
    return bounded().maxConnections(STREAMS).build();
  }

  private static ConnectionProvider.Builder bounded() {
    return ConnectionProvider.builder("fcm")
        .maxIdleTime(IDLE)
        // Who waits is bounded in time instead, by the send's timeout.
        .pendingAcquireMaxCount(-1);
  }

  private static HttpClient secure(HttpClient client, @Nullable X509Certificate trusted) {
    SslProvider.GenericSslContextSpec<SslContextBuilder> context =
        Http2SslContextSpec.forClient()
            .configure(builder -> {
              if (trusted != null) {
                builder.trustManager(trusted);
              }
            });
    return client
        .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
        .secure(spec -> spec.sslContext(context));
  }

  FcmConnections.Answer post(
      URI target, List<Map.Entry<CharSequence, String>> headers, byte[] body, Duration most)
      throws IOException {
    try {
      var answer =
          targets
              .computeIfAbsent(target, uri -> client.post().uri(uri))
              .send((request, out) -> {
                headers.forEach(header -> request.header(header.getKey(), header.getValue()));
                request.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
                return out.sendObject(Unpooled.wrappedBuffer(body));
              })
              .responseSingle(FcmPool::answer)
              .block(most);
      answered = System.nanoTime();
      return Objects.requireNonNull(answer);
    } catch (RuntimeException e) {
      throw failure(Exceptions.unwrap(e));
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause.getCause() instanceof TimeoutException) {
      return new SocketTimeoutException("no answer in time");
    }
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new InterruptedIOException("interrupted");
    }
    // Not as a cause: firebase-admin takes every cause for an IOException.
    return new IOException(cause.toString());
  }

  private static Mono<FcmConnections.Answer> answer(
      HttpClientResponse response, ByteBufMono content) {
    var headers = response.responseHeaders();
    var type = Objects.requireNonNullElse(headers.get(HttpHeaderNames.CONTENT_TYPE), "");
    var retryAfter = headers.get(HttpHeaderNames.RETRY_AFTER);
    return content
        .asString(StandardCharsets.UTF_8)
        .defaultIfEmpty("")
        .map(body -> new FcmConnections.Answer(response.status().code(), type, retryAfter, body));
  }

  boolean hasAnsweredSince(long nanoTime) {
    return answered - nanoTime > 0;
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
