package app.voda.auth.firebase;

import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import com.google.api.client.http.HttpTransport;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.auth.FirebaseAuth;
import com.google.firebase.auth.FirebaseAuthException;
import com.google.firebase.auth.FirebaseToken;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// firebase-admin's verification of ID tokens, which ends in time.
final class IdTokens implements AutoCloseable {
  private static final Duration CALL = Duration.ofSeconds(2);

  private final FirebaseApp app;
  private final FirebaseAuth auth;
  private final Duration most;

  /// Verifies for a project.
  ///
  /// @param most how long it may take. firebase-admin repeats a call four times, pausing for as
  ///   long as it is told to, and waits 20 seconds for Google's keys and for an access token
  IdTokens(
      String projectId, GoogleCredentials credentials, HttpTransport transport, Duration most) {
    var options =
        FirebaseOptions.builder()
            .setProjectId(projectId)
            .setCredentials(credentials)
            .setHttpTransport(transport)
            .setConnectTimeout((int) CALL.toMillis())
            .setReadTimeout((int) CALL.toMillis())
            .build();
    // firebase-admin keeps all apps of a process by name.
    this.app = FirebaseApp.initializeApp(options, "voda-auth-" + UUID.randomUUID());
    this.auth = FirebaseAuth.getInstance(app);
    this.most = most;
  }

  /// Google, or we, cannot tell whose a token is.
  static final class Unavailable extends Exception {
    Unavailable(String message) {
      super(message);
    }
  }

  /// What a good token says.
  ///
  /// @throws FirebaseAuthException if it is not good, with a code for why, or without one if its
  ///   account could not be looked up
  FirebaseToken verify(String idToken) throws FirebaseAuthException, Unavailable {
    // On a thread of its own, which can be interrupted wherever it waits.
    var check = new FutureTask<>(() -> check(idToken));
    Thread.ofVirtual().name("firebase-auth").start(check);
    try {
      return check.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Unavailable("no answer within " + most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FirebaseAuthException told) {
        throw told;
      }
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Unavailable(String.valueOf(e.getCause()));
    } finally {
      check.cancel(true);
    }
  }

  // firebase-admin throws what it likes: at a token of another shape, and at credentials or an
  // answer that it cannot use. Before it looks the account up, only the token can be to blame.
  private FirebaseToken check(String idToken) throws FirebaseAuthException {
    try {
      auth.verifyIdToken(idToken);
    } catch (RuntimeException e) {
      throw new Refusal(Reason.SIGN_IN_FAILED, "The authCode is not an ID token.");
    }
    return auth.verifyIdToken(idToken, true);
  }

  @Override
  public void close() {
    app.delete();
  }
}
