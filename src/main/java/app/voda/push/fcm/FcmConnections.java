package app.voda.push.fcm;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// The connections to FCM that all sends share: HTTP/2 with a bound on what is in flight on each,
/// HTTP/1.1 where the endpoint knows nothing else.
public final class FcmConnections implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(5);

  private final URI endpoint;
  private final @Nullable TrustOptions trusted;
  private final Vertx vertx = newVertx();
  private volatile FcmPool pool;

  /// Connects to an endpoint when the first request comes.
  ///
  /// @param trusted the only certificate to trust; null for those that the JDK trusts
  public FcmConnections(URI endpoint, @Nullable X509Certificate trusted) {
    this.endpoint = endpoint;
    this.trusted = trusted == null ? null : trust(trusted);
    this.pool = open();
  }

  private FcmPool open() {
    return new FcmPool(vertx, endpoint, trusted);
  }

  private static Vertx newVertx() {
    return Vertx.vertx(
        new VertxOptions()
            // Enough for more than the quota of a project, 10,000 a second.
            .setEventLoopPoolSize(1)
            .setUseDaemonThread(true)
            // Where CPU is throttled between requests, every thread seems to be blocked.
            .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
            .setBlockedThreadCheckInterval(1)
            // It serves no files.
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setClassPathResolvingEnabled(false)
                    .setFileCachingEnabled(false)));
  }

  private static TrustOptions trust(X509Certificate certificate) {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("fcm", certificate);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return TrustOptions.wrap(trust);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("not a certificate to trust", e);
    }
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
  Answer post(
      String path, List<Map.Entry<CharSequence, String>> headers, byte[] body, Duration most)
      throws IOException {
    var current = pool;
    long began = System.nanoTime();
    try {
      return current.post(path, headers, body, most);
    } catch (SocketTimeoutException e) {
      // A connection may be dead without knowing it, and would swallow the retries too.
      if (!current.hasAnsweredSince(began)) {
        replace(current);
      }
      throw e;
    }
  }

  // Many sends find out at once; only the first opens others.
  private synchronized void replace(FcmPool dead) {
    if (pool == dead) {
      pool = open();
      dead.close(END);
    }
  }

  @Override
  public void close() {
    // Who sends waits for the answers before.
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .completeOnTimeout(null, END.toSeconds(), TimeUnit.SECONDS)
        .join();
  }
}
