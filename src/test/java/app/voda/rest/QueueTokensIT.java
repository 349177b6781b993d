package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.voda.testing.Reply;
import app.voda.testing.Voda;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The queue's tokens, from an issuer as Google is one: its keys are fetched over HTTP.
class QueueTokensIT {
  private static final String ISSUER = "https://issuer.example";
  private static final String QUEUE = "queue@project.iam.gserviceaccount.com";
  private static final String SERVICE = "https://voda.example";

  static RSAKey key;
  static HttpServer issuer;
  static Voda voda;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("1").generate();
    var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.createContext(
        "/keys",
        call -> {
          call.getResponseHeaders().set("Content-Type", "application/json");
          call.sendResponseHeaders(200, keys.length);
          call.getResponseBody().write(keys);
          call.close();
        });
    issuer.start();
    voda =
        Voda.start(
            data,
            "--voda.auth.oidc.issuer=" + ISSUER,
            "--voda.auth.oidc.jwks-uri=http://localhost:" + issuer.getAddress().getPort() + "/keys",
            "--voda.gcp.tasks.service-account=" + QUEUE,
            "--voda.public-url=" + SERVICE);
  }

  @AfterAll
  static void stop() {
    voda.close();
    issuer.stop(0);
  }

  private static JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(SERVICE)
        .subject("12345")
        .claim("email", QUEUE)
        .claim("email_verified", true)
        .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
  }

  private static Reply callback(JWTClaimsSet.Builder claims) throws JOSEException {
    return callback(claims, key);
  }

  private static Reply callback(JWTClaimsSet.Builder claims, RSAKey signer) throws JOSEException {
    return call("/tasks/callback", claims, signer);
  }

  private static Reply call(String path, JWTClaimsSet.Builder claims, RSAKey signer)
      throws JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).build();
    var token = new SignedJWT(header, claims.build());
    token.sign(new RSASSASigner(signer));
    var task = Map.of("code", "R1", "roomId", "gone", "turn", 1, "revision", 0);
    return voda.api().with(token.serialize()).post(path, task);
  }

  @Test
  void openTheCallback() throws JOSEException {
    callback(good()).expect(202);
    call("/admin/reconcile", good(), key).expect(200);
  }

  @Test
  void areForbiddenOfSomebodyElse() throws JOSEException {
    problem(callback(good().claim("email", "other@project.iam.gserviceaccount.com")), 403);
    problem(callback(good().claim("email", null)), 403);
    problem(callback(good().claim("email_verified", false)), 403);
    problem(callback(good().claim("email_verified", null)), 403);
    problem(call("/admin/reconcile", good().claim("email", "admin@example.com"), key), 403);
  }

  @Test
  void areRefusedForAnotherServiceOrOfAnotherIssuer() throws JOSEException {
    problem(callback(good().audience("https://other.example")), 401);
    problem(callback(good().audience(SERVICE + "/tasks/callback")), 401);
    problem(callback(good().audience((String) null)), 401);
    problem(callback(good().issuer("https://accounts.google.com")), 401);
    problem(callback(good().issuer("voda")), 401);
    problem(callback(good().issuer(null)), 401);
  }

  @Test
  void areRefusedWhenExpired() throws JOSEException {
    problem(callback(good().expirationTime(Date.from(Instant.now().minusSeconds(3600)))), 401);
    problem(callback(good().expirationTime(null)), 401);
  }

  @Test
  void areRefusedByAnotherKey() throws JOSEException {
    problem(callback(good(), new RSAKeyGenerator(2048).keyID("1").generate()), 401);
    problem(callback(good(), new RSAKeyGenerator(2048).keyID("2").generate()), 401);
  }
}
