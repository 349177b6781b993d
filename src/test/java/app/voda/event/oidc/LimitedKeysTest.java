package app.voda.event.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What strangers with made-up keys get, and what they cost the issuer.
class LimitedKeysTest {
  private static final JWKSet KEYS =
      new JWKSet(new OctetSequenceKey.Builder(new byte[] {1}).build());

  private @Nullable JWKSet published = KEYS;
  private int asked;
  private final LimitedKeys keys = new LimitedKeys(new Issuer());

  @Test
  void areTheIssuersTwiceWithinTenSeconds() throws KeySourceException {
    assertThat(ask(0)).isSameAs(KEYS);
    assertThat(ask(1)).isSameAs(KEYS);
    assertThatThrownBy(() -> ask(9_999)).isInstanceOf(RateLimitReachedException.class);
    assertThat(asked).isEqualTo(2);
    assertThat(ask(10_000)).isSameAs(KEYS);
  }

  @Test
  void areUnknownWhileTheIssuerIsSilent() {
    published = null;
    assertUnavailable();
  }

  @Test
  void areUnknownWhileTheIssuerPublishesNone() {
    published = new JWKSet();
    assertUnavailable();
  }

  private void assertUnavailable() {
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> ask(0)).isInstanceOf(JWKSetUnavailableException.class);
    }
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void areUnknownFromTheMomentItFallsSilent() throws KeySourceException {
    ask(0);
    published = null;
    assertThatThrownBy(() -> ask(1)).isInstanceOf(JWKSetUnavailableException.class);
    assertThatThrownBy(() -> ask(2)).isInstanceOf(JWKSetUnavailableException.class);
    published = KEYS;
    assertThat(ask(10_000)).isSameAs(KEYS);
  }

  private JWKSet ask(long millis) throws KeySourceException {
    return keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), millis, null);
  }

  private final class Issuer implements JWKSetSource<SecurityContext> {
    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
        throws KeySourceException {
      asked++;
      if (published == null) {
        throw new JWKSetUnavailableException("silent");
      }
      return published;
    }

    @Override
    public void close() {}
  }
}
