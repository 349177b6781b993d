package app.voda.auth.firebase;

import static app.voda.auth.firebase.Firebases.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.member.Email;
import app.voda.problem.Refusal;
import app.voda.testing.FakeFirebaseAuth;
import app.voda.testing.FakeFirebaseAuth.Call;
import app.voda.testing.SecureTokens;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.internal.FirebaseProcessEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sign-in at Firebase's emulator, which signs nothing and wants no credentials.
class EmulatorTest {
  private static final SecureTokens TOKENS = SecureTokens.of(PROJECT);

  private final FakeFirebaseAuth emulator = new FakeFirebaseAuth();

  @BeforeEach
  void name() {
    FirebaseProcessEnvironment.setenv("FIREBASE_AUTH_EMULATOR_HOST", emulator.host());
  }

  @AfterEach
  void close() {
    FirebaseProcessEnvironment.clearCache();
    emulator.close();
  }

  @Test
  void takesUnsignedTokensAndLooksAccountsUpThere() {
    emulator.keeps("leo", false, null);
    try (var codes = new FirebaseCodes(PROJECT, GoogleCredentials.newBuilder().build())) {
      var leo = TOKENS.unsigned(TOKENS.of("leo", "leo@example.com", "google.com"));
      assertThat(codes.verify(leo)).contains(new Email("leo@example.com"));
      assertThat(emulator.requests(Call.LOOKUP)).isPositive();
      assertThat(emulator.requests(Call.KEYS)).isZero();
      var nobody = TOKENS.unsigned(TOKENS.of("nobody", "nobody@example.com", "google.com"));
      assertThatThrownBy(() -> codes.verify(nobody)).isInstanceOf(Refusal.class);
      var other = SecureTokens.of("other").of("leo", "leo@example.com", "google.com");
      assertThat(codes.verify(TOKENS.unsigned(other))).isEmpty();
    }
  }
}
