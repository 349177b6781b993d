package app.voda.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.auth.jwt.SigningKey;
import app.voda.event.oidc.LocalIssuer;
import app.voda.event.oidc.OidcSettings;
import app.voda.event.oidc.QueueIdentity;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.oauth2.jwt.JwtException;

/// Whose tokens are taken. No server runs here.
class TokenDecodersTest {
  private static final String URL = "http://localhost:8080";

  private final OidcSettings oidc = new OidcSettings("https://voda.localhost", null);
  private final LocalIssuer issuer = issuer();

  private LocalIssuer issuer() {
    return new LocalIssuer(oidc, new QueueIdentity("queue@voda.localhost"), URL, Clock.systemUTC());
  }

  private TokenDecoders decoders(Path data) {
    var beans = new StaticListableBeanFactory(Map.of("localIssuer", issuer));
    return new TokenDecoders(
        SigningKey.readOrMake(data.resolve("key.pem")),
        oidc,
        new DataSettings(data, URL),
        Clock.systemUTC(),
        beans.getBeanProvider(LocalIssuer.class));
  }

  // Found by the soak: after a start under load the request for the keys waited behind the crowd,
  // all the queue's calls for it, and each came again later and later.
  @Test
  void theEmbeddedQueueIsKnownWithoutARequest(@TempDir Path data) {
    var token = decoders(data).queueTokens().decode(issuer.token());
    assertThat(token.getClaimAsString("email")).isEqualTo("queue@voda.localhost");
  }

  @Test
  void allItsDoorsShareTheKeysThatWereFetched(@TempDir Path data) {
    var decoders = decoders(data);
    assertThat(decoders.queueTokens()).isSameAs(decoders.queueTokens());
  }

  @Test
  void theQueueOfAnotherProcessIsNot(@TempDir Path data) {
    var decoder = decoders(data).queueTokens();
    var foreign = issuer().token();
    assertThatThrownBy(() -> decoder.decode(foreign)).isInstanceOf(JwtException.class);
  }
}
