package app.voda.room;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.stereotype.Component;

/// Join codes, kept only as salted hashes.
@Component
public class JoinCodes {
  // A join code is the answer to a hint and shared among friends; guessing is stopped by the lock
  // after five wrong ones. The hash only keeps a leaked table from being read, so it need not cost
  // as much as a password's (20,000 rounds: about 5 ms). Not bcrypt: a code may have 120 bytes.
  private final PasswordEncoder encoder =
      new Pbkdf2PasswordEncoder("", 16, 20_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);

  String hash(String code) {
    return String.valueOf(encoder.encode(code));
  }

  boolean matches(String code, Room room) {
    return encoder.matches(code, room.profile().codeHash());
  }
}
