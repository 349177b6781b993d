package app.voda.bench;

import app.voda.testing.FakeFcm.Received;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The floor: the HTTP/2 client alone, sending one request over and over.
final class BareHttp2 implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClientAgent client;
  private final RequestOptions target;
  private final Map<String, String> headers;
  private final byte[] body;

  BareHttp2(URI endpoint, X509Certificate trusted, Received request)
      throws CertificateEncodingException {
    this.headers = new HashMap<>(request.headers());
    headers.keySet().removeIf(name -> name.startsWith(":") || name.equals("content-length"));
    this.body = request.body().toString().getBytes(StandardCharsets.UTF_8);
    this.target =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(endpoint.getHost())
            .setPort(endpoint.getPort())
            .setURI(request.path());
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2MultiplexingLimit(100)
                .setTrustOptions(new PemTrustOptions().addCertValue(pem(trusted))),
            new PoolOptions().setHttp2MaxSize(4));
  }

  private static Buffer pem(X509Certificate certificate) throws CertificateEncodingException {
    return Buffer.buffer(
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
  }

  /// Sends the request.
  ///
  /// @return whether it was taken
  boolean send() throws Exception {
    var status =
        client
            .request(target)
            .compose(request -> {
              headers.forEach(request::putHeader);
              return request
                  .send(Buffer.buffer(body))
                  .compose(response -> response.body().map(_ -> response.statusCode()));
            });
    return status.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS) == 200;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
