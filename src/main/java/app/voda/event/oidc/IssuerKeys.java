package app.voda.event.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RetryingJWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys that an issuer publishes, fetched when a call needs them and never in the background,
/// where Cloud Run gives no CPU. A key that is not known is asked for at once; known ones outlive
/// an outage of a day.
public final class IssuerKeys implements JWKSource<SecurityContext> {
  // A key that the issuer has withdrawn is trusted for as long.
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration OUTAGE = Duration.ofDays(1);
  private static final Duration WAIT = Duration.ofSeconds(10);
  // Google answers in some 50 ms, with 3 KB.
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 100_000;

  private final JWKSetSource<SecurityContext> keys;
  private final Clock systemClock;

  public IssuerKeys(URL url, Clock systemClock) {
    int timeout = (int) TIMEOUT.toMillis();
    var fetched =
        new URLBasedJWKSetSource<>(url, new DefaultResourceRetriever(timeout, timeout, MOST_BYTES));
    var limited = new LimitedKeys(new RetryingJWKSetSource<>(fetched, null));
    // By hand, for JWKSourceBuilder puts the limit around the old keys: once strangers with unknown
    // keys had used it up, it would keep the queue from those.
    var outliving = new OutageTolerantJWKSetSource<>(limited, OUTAGE.toMillis(), null);
    this.keys = new CachingJWKSetSource<>(outliving, FRESH.toMillis(), WAIT.toMillis(), null);
    this.systemClock = systemClock;
  }

  /// The keys that could have signed a token; none if the issuer has no such key.
  ///
  /// @throws KeySourceException if that cannot be told, for the issuer does not answer
  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return selector.select(keys.getJWKSet(new Lacking(selector), systemClock.millis(), context));
    } catch (RateLimitReachedException e) {
      // The issuer answered a moment ago, and did not have it.
      return List.of();
    }
  }

  /// Has the keys fetched again when none of them fits.
  private static final class Lacking extends JWKSetCacheRefreshEvaluator {
    private final JWKSelector wanted;

    Lacking(JWKSelector wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean requiresRefresh(JWKSet set) {
      return wanted.select(set).isEmpty();
    }
  }
}
