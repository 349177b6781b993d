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

/// The connections to FCM that all sends share: HTTP/2 with a bound on what is in flight on each,
/// HTTP/1.1 where the endpoint knows nothing else.
public final class FcmConnections implements AutoCloseable {
  /// At most so many connections; each is opened when those before it are full.
  static final int MOST = 4;

  /// At most so many requests in flight on each: what Google's servers allow.
  static final int STREAMS = 100;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  // Google drops idle connections after minutes, and a throttled instance does not see it happen.
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final ConnectionProvider pool;
  private final LoopResources loop;
  private final HttpClient client;
  private final URI endpoint;

  /// Connects to an endpoint when the first request comes.
  ///
  /// @param trusted the only certificate to trust; null for those that the JDK trusts
  public FcmConnections(URI endpoint, @Nullable X509Certificate trusted) {
    this.endpoint = endpoint;
    boolean tls = "https".equals(endpoint.getScheme());
    var builder =
        ConnectionProvider.builder("fcm")
            // HTTP/1.1 carries one request on a connection.
            .maxConnections(tls ? MOST : STREAMS)
            .maxIdleTime(IDLE)
            // Who waits is bounded in time instead, by the send's timeout.
            .pendingAcquireMaxCount(-1);
    if (tls) {
      builder.allocationStrategy(
          Http2AllocationStrategy.builder()
              .maxConnections(MOST)
              .maxConcurrentStreams(STREAMS)
              .build());
    }
    this.pool = builder.build();
    // One thread is enough for more than the quota of a project, 10,000 a second.
    this.loop = LoopResources.create("fcm", 1, true);
    var plain =
        HttpClient.create(pool)
            .runOn(loop, false)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis())
            // Sent twice is told twice; the queue retries.
            .disableRetry(true);
    this.client = tls ? secure(plain, trusted) : plain.protocol(HttpProtocol.HTTP11);
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

  URI endpoint() {
    return endpoint;
  }

  /// What the endpoint answered.
  record Answer(int status, String contentType, @Nullable String retryAfter, String body) {

    /// Whether an answer of 401 is about another key than our access token.
    boolean isAboutAnotherKey() {
      return body.contains("THIRD_PARTY_AUTH_ERROR");
    }
  }

  /// Sends one request and waits for its answer.
  ///
  /// @throws SocketTimeoutException if it takes longer than this
  /// @throws IOException if there is none
  Answer post(URI target, List<Map.Entry<String, String>> headers, byte[] body, Duration most)
      throws IOException {
    try {
      return Objects.requireNonNull(
          client
              .post()
              .uri(target)
              .send((request, out) -> {
                headers.forEach(header -> request.header(header.getKey(), header.getValue()));
                request.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
                return out.sendObject(Unpooled.wrappedBuffer(body));
              })
              .responseSingle(FcmConnections::answer)
              .block(most));
    } catch (RuntimeException e) {
      var cause = Exceptions.unwrap(e);
      if (cause.getCause() instanceof TimeoutException) {
        throw new SocketTimeoutException("no answer in time");
      }
      if (cause.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
      // Not as a cause: firebase-admin takes every cause for an IOException.
      throw new IOException(cause.toString());
    }
  }

  private static Mono<Answer> answer(HttpClientResponse response, ByteBufMono content) {
    var headers = response.responseHeaders();
    var type = Objects.requireNonNullElse(headers.get(HttpHeaderNames.CONTENT_TYPE), "");
    var retryAfter = headers.get(HttpHeaderNames.RETRY_AFTER);
    return content
        .asString(StandardCharsets.UTF_8)
        .defaultIfEmpty("")
        .map(body -> new Answer(response.status().code(), type, retryAfter, body));
  }

  @Override
  public void close() {
    pool.disposeLater().block(CONNECT);
    loop.disposeLater(Duration.ZERO, CONNECT).block(CONNECT);
  }
}
