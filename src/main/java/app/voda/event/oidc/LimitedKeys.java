package app.voda.event.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Spares the issuer when strangers come with made-up keys: within some seconds its last answer
/// stands, and its silence too. An issuer without any key is out of order like a silent one.
final class LimitedKeys extends JWKSetSourceWrapper<SecurityContext> {
  // Nimbus lets two pass within it.
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private volatile boolean answered;

  LimitedKeys(JWKSetSource<SecurityContext> source) {
    super(new RateLimitedJWKSetSource<>(source, INTERVAL.toMillis(), null));
  }

  /// Asks the issuer, or does not.
  ///
  /// @throws RateLimitReachedException if it answered a moment ago
  /// @throws JWKSetUnavailableException if it does not answer, or did not a moment ago
  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      var set = getSource().getJWKSet(evaluator, now, context);
      if (set.isEmpty()) {
        throw new JWKSetUnavailableException("the issuer publishes no key");
      }
      answered = true;
      return set;
    } catch (JWKSetUnavailableException e) {
      answered = false;
      throw e;
    } catch (RateLimitReachedException e) {
      throw answered ? e : new JWKSetUnavailableException("the issuer did not answer just now", e);
    }
  }
}
