package app.voda.push.fcm;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One send as its transport sees it, which firebase-admin tells nothing but the request. It is
/// bound to the thread that sends.
final class FcmAttempt {
  static final ScopedValue<FcmAttempt> CURRENT = ScopedValue.newInstance();

  private final long began = System.nanoTime();
  private final Duration most;
  private boolean refreshed;
  private byte @Nullable [] body;
  private @Nullable String retryAfter;

  FcmAttempt(Duration most) {
    this.most = most;
  }

  /// @throws SocketTimeoutException when nothing is left
  Duration left() throws IOException {
    var left = most.minusNanos(System.nanoTime() - began);
    if (!left.isPositive()) {
      throw new SocketTimeoutException("no answer within " + most);
    }
    return left;
  }

  /// Whether this is the first 401, which a fresh access token may mend.
  boolean mayRefresh() {
    boolean first = !refreshed;
    refreshed = true;
    return first;
  }

  /// What the request says; the same however often it is written.
  void wrote(byte[] request) {
    body = request;
  }

  byte @Nullable [] body() {
    return body;
  }

  void asksToRetryAfter(@Nullable String value) {
    retryAfter = value;
  }

  @Nullable String retryAfter() {
    return retryAfter;
  }
}
