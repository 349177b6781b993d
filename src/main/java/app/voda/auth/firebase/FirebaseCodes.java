package app.voda.auth.firebase;

import app.voda.auth.AuthCodes;
import app.voda.member.Email;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.auth.AuthErrorCode;
import com.google.firebase.auth.FirebaseAuthException;
import com.google.firebase.auth.FirebaseToken;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes an ID token of Firebase Auth, whichever provider the member signed in with there: one
/// verified address is one member. An address hidden by Apple is an address of its own.
public final class FirebaseCodes implements AuthCodes, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FirebaseCodes.class);
  private static final Duration MOST = Duration.ofSeconds(5);

  private final IdTokens tokens;

  /// Verifies for a project.
  ///
  /// @param credentials may look accounts up; the emulator needs none
  public FirebaseCodes(String projectId, GoogleCredentials credentials) {
    // firebase-admin's own transport brings threads and connections that idle between sign-ins.
    this(projectId, credentials, new NetHttpTransport(), MOST);
  }

  FirebaseCodes(
      String projectId, GoogleCredentials credentials, HttpTransport transport, Duration most) {
    this.tokens = new IdTokens(projectId, credentials, transport, most);
  }

  @Override
  public Optional<Email> verify(String authCode) {
    try {
      return Optional.of(email(tokens.verify(authCode)));
    } catch (FirebaseAuthException e) {
      return refused(e);
    } catch (IdTokens.Unavailable e) {
      throw down(String.valueOf(e.getMessage()));
    }
  }

  private static Email email(FirebaseToken token) {
    // Kakao asks its users whether to share it; who signs in by phone or as a guest has none.
    if (token.getEmail() == null) {
      throw refusal("This account shares no e-mail address: allow it, or use another account.");
    }
    // Anybody can claim any address until they prove that it is theirs.
    if (!token.isEmailVerified()) {
      throw new Refusal(
          Reason.EMAIL_NOT_VERIFIED, "Verify the e-mail address, then send a fresh ID token.");
    }
    try {
      return new Email(token.getEmail());
    } catch (IllegalArgumentException e) {
      throw refusal("This account's e-mail address cannot be used.");
    }
  }

  private static Optional<Email> refused(FirebaseAuthException e) {
    AuthErrorCode code = e.getAuthErrorCode();
    if (code == null) {
      throw down(e.getErrorCode() + " when asked for the account");
    }
    return switch (code) {
      case INVALID_ID_TOKEN, TENANT_ID_MISMATCH -> Optional.empty();
      case EXPIRED_ID_TOKEN -> throw refusal("The ID token has expired: send a fresh one.");
      case REVOKED_ID_TOKEN ->
          throw refusal("This session was ended: sign in at the provider again.");
      case USER_DISABLED -> throw refusal("This account is disabled.");
      case USER_NOT_FOUND -> throw refusal("This account does not exist any more.");
      // Of Google's keys, or of the project's configuration: not about this token.
      default -> throw down(code.name());
    };
  }

  private static Refusal refusal(String detail) {
    return new Refusal(Reason.SIGN_IN_FAILED, detail);
  }

  private static Refusal down(String why) {
    log.error("Firebase Auth cannot tell who signs in: {}; the app tries again", why);
    return Refusal.later(
        Reason.BUSY, "Who signs in cannot be told now: try again.", Duration.ofSeconds(5));
  }

  @Override
  public void close() {
    tokens.close();
  }
}
