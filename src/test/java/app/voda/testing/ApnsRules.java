package app.voda.testing;

import static java.util.Objects.requireNonNullElse;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Apple checks before it looks at the token.
final class ApnsRules {
  static final String KEY_ID = "KEY4TESTS0";
  static final String TEAM_ID = "TEAM4TESTS";
  static final String TOPIC = "app.voda.diary";

  private static final int LARGEST = 4096;
  private static final Duration JWT_LIVES = Duration.ofHours(1);
  private static final Pattern PATH = Pattern.compile("/3/device/[0-9A-Fa-f]{64,512}");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");

  private final PublicKey key;
  private final Map<String, Instant> issuedAt = new ConcurrentHashMap<>();
  private final Set<String> expired = ConcurrentHashMap.newKeySet();

  ApnsRules(PublicKey key) {
    this.key = key;
  }

  /// From now on every provider token seen so far has expired.
  void expireProviderTokens() {
    expired.addAll(issuedAt.keySet());
  }

  /// What is wrong with a request; null if nothing is.
  ApnsReply.@Nullable Status broken(Map<String, String> headers, String body) {
    if (!"POST".equals(headers.get(":method"))) {
      return new ApnsReply.Status(405, "MethodNotAllowed", null);
    }
    if (!PATH.matcher(header(headers, ":path")).matches()) {
      return bad("BadDeviceToken");
    }
    var token = token(header(headers, "authorization"));
    if (token != null) {
      return new ApnsReply.Status(403, token, null);
    }
    if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      return new ApnsReply.Status(413, "PayloadTooLarge", null);
    }
    return bad(brokenHeaders(headers), body);
  }

  private static ApnsReply.@Nullable Status bad(@Nullable String reason, String body) {
    return reason != null ? bad(reason) : body.isEmpty() ? bad("PayloadEmpty") : null;
  }

  private static ApnsReply.Status bad(String reason) {
    return new ApnsReply.Status(400, reason, null);
  }

  private static @Nullable String brokenHeaders(Map<String, String> headers) {
    var type = header(headers, "apns-push-type");
    var topic = header(headers, "apns-topic");
    if (!Set.of("alert", "background", "liveactivity").contains(type)) {
      return "InvalidPushType";
    }
    if (topic.isEmpty()) {
      return "MissingTopic";
    }
    if (!topic.equals(type.equals("liveactivity") ? TOPIC + ".push-type.liveactivity" : TOPIC)) {
      return "TopicDisallowed";
    }
    if (!Set.of("", "1", "5", "10").contains(header(headers, "apns-priority"))) {
      return "BadPriority";
    }
    if (!NUMBER.matcher(header(headers, "apns-expiration")).matches()) {
      return "BadExpirationDate";
    }
    if (!UUID_FORM.matcher(header(headers, "apns-id")).matches()) {
      return "BadMessageId";
    }
    boolean collapses =
        header(headers, "apns-collapse-id").getBytes(StandardCharsets.UTF_8).length <= 64;
    return collapses ? null : "BadCollapseId";
  }

  // A signature is checked once: a provider token comes with thousands of pushes.
  private @Nullable String token(String authorization) {
    if (!authorization.startsWith("bearer ")) {
      return "MissingProviderToken";
    }
    var token = authorization.substring("bearer ".length());
    var issued = issuedAt.computeIfAbsent(token, this::verified);
    if (issued.equals(Instant.MIN)) {
      return "InvalidProviderToken";
    }
    boolean old = issued.plus(JWT_LIVES).isBefore(InstantSource.system().instant());
    return old || expired.contains(token) ? "ExpiredProviderToken" : null;
  }

  private Instant verified(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      boolean ours =
          jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
              && KEY_ID.equals(jwt.getHeader().getKeyID())
              && TEAM_ID.equals(jwt.getJWTClaimsSet().getIssuer())
              && isSigned(jwt);
      var issued = jwt.getJWTClaimsSet().getIssueTime();
      return ours && issued != null ? issued.toInstant() : Instant.MIN;
    } catch (ParseException | GeneralSecurityException e) {
      return Instant.MIN;
    }
  }

  // JWS wants the two numbers of the signature in 64 bytes. Apple also takes them in DER, and so
  // Pushy sends them.
  private boolean isSigned(SignedJWT jwt) throws GeneralSecurityException {
    var bytes = jwt.getSignature().decode();
    var signature =
        Signature.getInstance(
            bytes.length == 64 ? "SHA256withECDSAinP1363Format" : "SHA256withECDSA");
    signature.initVerify(key);
    signature.update(jwt.getSigningInput());
    return signature.verify(bytes);
  }

  private static String header(Map<String, String> headers, String name) {
    return requireNonNullElse(headers.get(name), "");
  }
}
