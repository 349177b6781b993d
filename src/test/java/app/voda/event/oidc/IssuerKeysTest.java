package app.voda.event.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.testing.FakeIssuer;
import app.voda.testing.SettableClock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.MalformedURLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An issuer's keys, while it rotates them, is flooded, or is down.
class IssuerKeysTest {
  private static final JWK FIRST = key("1");
  private static final JWK SECOND = key("2");

  // Nimbus reads the real time once, when it keeps a set of keys.
  private final SettableClock clock = new SettableClock(Instant.now());
  private final FakeIssuer issuer = new FakeIssuer(FIRST);
  private final IssuerKeys keys = newKeys();

  @AfterEach
  void close() {
    issuer.close();
  }

  private IssuerKeys newKeys() {
    try {
      return new IssuerKeys(issuer.uri().toURL(), clock);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWK key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate().toPublicJWK();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JWK> find(JWK key) throws KeySourceException {
    return find(key.getKeyID());
  }

  private List<JWK> find(String keyId) throws KeySourceException {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(keyId).build()), null);
  }

  @Test
  void areFetchedOnce() throws KeySourceException {
    for (int i = 0; i < 100; i++) {
      assertThat(find(FIRST)).containsExactly(FIRST);
    }
    assertThat(issuer.requests()).isEqualTo(1);
  }

  @Test
  void areFetchedAgainAfterAnHourSoThatAWithdrawnOneIsForgotten() throws KeySourceException {
    find(FIRST);
    issuer.publishes(SECOND);
    clock.advance(Duration.ofMinutes(59));
    assertThat(find(FIRST)).containsExactly(FIRST);
    clock.advance(Duration.ofMinutes(2));
    assertThat(find(FIRST)).isEmpty();
  }

  @Test
  void areAskedForWhenATokenBearsANewOne() throws KeySourceException {
    find(FIRST);
    issuer.publishes(FIRST, SECOND);
    assertThat(find(SECOND)).containsExactly(SECOND);
    assertThat(find(FIRST)).containsExactly(FIRST);
    assertThat(issuer.requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"500, down", "200, <html>", "200, {}", "200, '{\"keys\":[]}'", "404, ''"})
  void outliveAnOutageOfHours(int status, String body) throws KeySourceException {
    find(FIRST);
    issuer.answers(status, body);
    for (int hour = 0; hour < 23; hour++) {
      clock.advance(Duration.ofHours(1));
      assertThat(find(FIRST)).containsExactly(FIRST);
    }
    clock.advance(Duration.ofDays(2));
    assertThatThrownBy(() -> find(FIRST)).isInstanceOf(KeySourceException.class);
  }

  @Test
  void cannotBeToldWhileTheIssuerIsDownUnlessKnown() throws KeySourceException {
    find(FIRST);
    issuer.answers(500, "down");
    assertThatThrownBy(() -> find(SECOND)).isInstanceOf(KeySourceException.class);
    assertThat(find(FIRST)).containsExactly(FIRST);
    issuer.publishes(FIRST, SECOND);
    clock.advance(Duration.ofSeconds(11));
    assertThat(find(SECOND)).containsExactly(SECOND);
  }

  @Test
  void areFoundAfterAStartDuringAnOutage() throws KeySourceException {
    issuer.answers(500, "down");
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> find(FIRST)).isInstanceOf(KeySourceException.class);
    }
    assertThat(issuer.requests()).as("each of two attempts is repeated once").isEqualTo(4);
    issuer.publishes(FIRST);
    clock.advance(Duration.ofSeconds(11));
    assertThat(find(FIRST)).containsExactly(FIRST);
  }

  @Test
  void areNotAskedForByEachStranger() throws KeySourceException {
    find(FIRST);
    for (int i = 0; i < 1000; i++) {
      assertThat(find("made-up-" + i)).isEmpty();
    }
    assertThat(issuer.requests()).isLessThanOrEqualTo(3);
  }

  @Test
  void areNotTakenFromTheQueueByStrangersDuringAnOutage() throws KeySourceException {
    find(FIRST);
    issuer.answers(500, "down");
    clock.advance(Duration.ofHours(2));
    for (int i = 0; i < 100; i++) {
      assertThat(find(FIRST)).containsExactly(FIRST);
      var stranger = "made-up-" + i;
      assertThatThrownBy(() -> find(stranger)).isInstanceOf(KeySourceException.class);
    }
    assertThat(issuer.requests()).isLessThanOrEqualTo(6);
  }

  @Test
  void areNotWaitedForWithoutEnd() throws KeySourceException {
    find(FIRST);
    issuer.fallsSilent();
    long began = System.nanoTime();
    assertThatThrownBy(() -> find(SECOND)).isInstanceOf(KeySourceException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    assertThat(find(FIRST)).containsExactly(FIRST);
  }
}
