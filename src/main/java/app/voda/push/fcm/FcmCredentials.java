package app.voda.push.fcm;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What voda shows FCM to prove who it is.
public final class FcmCredentials {
  // No wider than sending needs.
  private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
  private static final Duration MOST = Duration.ofSeconds(5);

  private FcmCredentials() {}

  /// Those in a file.
  ///
  /// @throws IOException if it cannot be read, or holds no credentials
  public static GoogleCredentials read(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      return new Bounded(GoogleCredentials.fromStream(stream));
    } catch (RuntimeException e) {
      // Google's client throws what it likes at JSON of another shape.
      throw new IOException(file + " holds no credentials", e);
    }
  }

  /// Those of the machine that voda runs on.
  ///
  /// @throws IOException if it has none
  public static GoogleCredentials ofTheMachine() throws IOException {
    try {
      return new Bounded(GoogleCredentials.getApplicationDefault());
    } catch (RuntimeException e) {
      throw new IOException("the machine's credentials cannot be read", e);
    }
  }

  /// For an endpoint that asks for none.
  public static GoogleCredentials none(Clock clock) {
    return new None(clock);
  }

  /// Google's client waits 20 seconds for a token, several times over; a send may not take as long.
  private static final class Bounded extends GoogleCredentials {
    private final transient GoogleCredentials credentials;

    Bounded(GoogleCredentials credentials) {
      super(GoogleCredentials.newBuilder().setQuotaProjectId(credentials.getQuotaProjectId()));
      this.credentials = credentials.createScoped(List.of(SCOPE));
    }

    @Override
    public AccessToken refreshAccessToken() throws IOException {
      var refresh = new FutureTask<>(credentials::refreshAccessToken);
      Thread.ofVirtual().name("fcm-token").start(refresh);
      try {
        return refresh.get(MOST.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        refresh.cancel(true);
        throw new SocketTimeoutException("no access token within " + MOST);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
      }
    }
  }

  /// A token that means nothing. It must be refreshable: Google's client throws when a fixed one is
  /// answered with 401.
  private static final class None extends GoogleCredentials {
    private final transient Clock clock;

    None(Clock clock) {
      this.clock = clock;
    }

    @Override
    public AccessToken refreshAccessToken() {
      return new AccessToken("none", Date.from(clock.instant().plus(Duration.ofHours(1))));
    }
  }
}
