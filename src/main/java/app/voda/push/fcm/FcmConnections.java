package app.voda.push.fcm;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;

/// The connections to FCM that all sends share: HTTP/2 with a bound on what is in flight on each,
/// HTTP/1.1 where the endpoint knows nothing else.
public final class FcmConnections implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(5);

  private final URI endpoint;
  private final @Nullable X509Certificate trusted;
  // One thread is enough for more than the quota of a project, 10,000 a second.
  private final LoopResources loop = LoopResources.create("fcm", 1, true);
  private volatile FcmPool pool;

  /// Connects to an endpoint when the first request comes.
  ///
  /// @param trusted the only certificate to trust; null for those that the JDK trusts
  public FcmConnections(URI endpoint, @Nullable X509Certificate trusted) {
    this.endpoint = endpoint;
    this.trusted = trusted;
    this.pool = open();
  }

  private FcmPool open() {
    return new FcmPool(endpoint, trusted, loop);
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
  Answer post(URI target, List<Map.Entry<CharSequence, String>> headers, byte[] body, Duration most)
      throws IOException {
    var current = pool;
    long began = System.nanoTime();
    try {
      return current.post(target, headers, body, most);
    } catch (SocketTimeoutException e) {
      // A connection may be dead without knowing it, and would swallow the retries too.
      if (!current.hasAnsweredSince(began)) {
        replace(current);
      }
      throw e;
    }
  }

  // Many sends find out at once. Opening reads the JDK's certificates, so only the first does.
  private synchronized void replace(FcmPool dead) {
    if (pool == dead) {
      pool = open();
      dead.close();
    }
  }

  @Override
  public void close() {
    pool.close();
    loop.disposeLater(Duration.ZERO, END).block(END);
  }
}
