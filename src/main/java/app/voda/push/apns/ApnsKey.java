package app.voda.push.apns;

import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/// The key that signs our provider tokens.
public final class ApnsKey {
  private static final int P_256_BITS = 256;

  private final ApnsSigningKey key;

  private ApnsKey(ApnsSigningKey key) {
    this.key = key;
  }

  /// Reads a .p8 file.
  ///
  /// @throws IllegalArgumentException if it holds no such key; the message is for the operator
  public static ApnsKey read(Path file, String keyId, String teamId) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException("there is no readable file " + file);
    }
    try {
      var key = ApnsSigningKey.loadFromPkcs8File(file.toFile(), teamId, keyId);
      // Pushy takes every EC key; Apple's tokens are signed with ES256.
      if (key.getParams().getCurve().getField().getFieldSize() != P_256_BITS) {
        throw new IllegalArgumentException(file + " has an EC key, but not on the curve P-256");
      }
      return new ApnsKey(key);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(file + " is not a .p8 file with an EC P-256 key", e);
    }
  }

  ApnsSigningKey signingKey() {
    return key;
  }

  @Override
  public String toString() {
    return "***";
  }
}
