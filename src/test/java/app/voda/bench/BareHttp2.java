package app.voda.bench;

import app.voda.testing.FakeFcm.Received;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.Http2AllocationStrategy;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;

/// The floor: the HTTP/2 client alone, sending one request over and over.
final class BareHttp2 implements AutoCloseable {
  private final ConnectionProvider pool;
  private final LoopResources loop = LoopResources.create("bare", 1, true);
  private final HttpClient client;
  private final String path;
  private final byte[] body;

  BareHttp2(URI endpoint, X509Certificate trusted, Received request) {
    var headers = new HashMap<>(request.headers());
    headers.keySet().removeIf(name -> name.startsWith(":") || name.equals("content-length"));
    this.path = request.path();
    this.body = request.body().toString().getBytes(StandardCharsets.UTF_8);
    this.pool =
        ConnectionProvider.builder("bare")
            .pendingAcquireMaxCount(-1)
            .allocationStrategy(
                Http2AllocationStrategy.builder()
                    .maxConnections(4)
                    .maxConcurrentStreams(100)
                    .build())
            .build();
    SslProvider.GenericSslContextSpec<?> context =
        Http2SslContextSpec.forClient().configure(builder -> builder.trustManager(trusted));
    this.client =
        HttpClient.create(pool)
            .runOn(loop, false)
            .baseUrl(endpoint.toString())
            .protocol(HttpProtocol.H2)
            .secure(spec -> spec.sslContext(context))
            .headers(all -> headers.forEach(all::set));
  }

  /// Sends the request.
  ///
  /// @return whether it was taken
  boolean send() {
    var status =
        client
            .post()
            .uri(path)
            .send((_, out) -> out.sendObject(Unpooled.wrappedBuffer(body)))
            .responseSingle(
                (response, content) -> content.asByteArray().thenReturn(response.status().code()))
            .block(Duration.ofSeconds(30));
    return status != null && status == 200;
  }

  @Override
  public void close() {
    pool.dispose();
    loop.dispose();
  }
}
