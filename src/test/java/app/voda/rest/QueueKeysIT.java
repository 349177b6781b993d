package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.FakeIssuer;
import app.voda.testing.Reply;
import app.voda.testing.Voda;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Callbacks while the issuer rotates its keys, or does not answer.
class QueueKeysIT {
  private static final String ISSUER = "https://issuer.example";
  private static final String SERVICE = "https://voda.example";
  private static final String QUEUE = "queue@project.iam.gserviceaccount.com";

  private final RSAKey first = key("1");
  private final RSAKey second = key("2");
  private final FakeIssuer issuer = new FakeIssuer(first.toPublicJWK());
  private final Voda voda;

  QueueKeysIT(@TempDir Path data) {
    voda =
        Voda.start(
            data,
            "--voda.auth.oidc.issuer=" + ISSUER,
            "--voda.auth.oidc.jwks-uri=" + issuer.uri(),
            "--voda.gcp.tasks.service-account=" + QUEUE,
            "--voda.public-url=" + SERVICE);
  }

  @AfterEach
  void stop() {
    voda.close();
    issuer.close();
  }

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply call(String path, RSAKey signer) throws JOSEException {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(SERVICE)
            .claim("email", QUEUE)
            .claim("email_verified", true)
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).build();
    var token = new SignedJWT(header, claims.build());
    token.sign(new RSASSASigner(signer));
    var task = Map.of("code", "R1", "roomId", "gone", "turn", 1, "revision", 0);
    return voda.api().with(token.serialize()).post(path, task);
  }

  private Reply callback(RSAKey signer) throws JOSEException {
    return call("/tasks/callback", signer);
  }

  @Test
  void goOnWhenTheKeysAreRotated() throws JOSEException {
    callback(first).expect(202);
    issuer.publishes(first.toPublicJWK(), second.toPublicJWK());
    callback(second).expect(202);
    callback(first).expect(202);
    issuer.publishes(second.toPublicJWK());
    callback(second).expect(202);
    assertThat(issuer.requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"down", "garbage", "silent"})
  void areAskedToComeAgainOnlyIfTheirKeyIsNotKnown(String fault) throws JOSEException {
    callback(first).expect(202);
    switch (fault) {
      case "down" -> issuer.answers(500, "");
      case "garbage" -> issuer.answers(200, "<html>");
      default -> issuer.fallsSilent();
    }
    for (var path : new String[] {"/tasks/callback", "/admin/reconcile"}) {
      var reply = call(path, second);
      assertThat(reply.status()).as(reply.body()).isEqualTo(503);
      assertThat(reply.header("Retry-After")).isEqualTo("10");
      assertThat(reply.text("/type")).endsWith("/busy");
    }
    callback(first).expect(202);
  }

  @Test
  void areRefusedWithMadeUpKeysWithoutAskingForEach() throws JOSEException {
    callback(first).expect(202);
    for (int i = 0; i < 30; i++) {
      problem(callback(new RSAKey.Builder(second).keyID("made-up-" + i).build()), 401);
    }
    callback(first).expect(202);
    assertThat(issuer.requests()).isLessThan(10);
  }
}
