package app.voda.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A short, stable name for a text: the first 128 bits of its SHA-256, in hex.
public final class Digest {
  private Digest() {}

  public static String of(String... parts) {
    return full(String.join("\n", parts)).substring(0, 32);
  }

  /// The whole SHA-256 of a text, in hex.
  public static String full(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
