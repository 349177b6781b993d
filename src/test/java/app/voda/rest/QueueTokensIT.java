package app.voda.rest;

import static app.voda.rest.Problems.problem;

import app.voda.testing.FakeIssuer;
import app.voda.testing.Reply;
import app.voda.testing.Voda;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
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
  private static final String ISSUER = "https://accounts.google.com";
  private static final String QUEUE = "queue@project.iam.gserviceaccount.com";
  private static final String SERVICE = "https://voda.example";

  static RSAKey key;
  static FakeIssuer issuer;
  static Voda voda;

  @BeforeAll
  static void start(@TempDir Path data) throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID("1").generate();
    issuer = new FakeIssuer(key.toPublicJWK());
    voda =
        Voda.start(
            data,
            "--voda.auth.oidc.issuer=" + ISSUER,
            "--voda.auth.oidc.jwks-uri=" + issuer.uri(),
            "--voda.gcp.tasks.service-account=" + QUEUE,
            "--voda.public-url=" + SERVICE);
  }

  @AfterAll
  static void stop() {
    voda.close();
    issuer.close();
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
    return call(path, signed(header, claims, new RSASSASigner(signer)));
  }

  private static String signed(JWSHeader header, JWTClaimsSet.Builder claims, JWSSigner signer)
      throws JOSEException {
    var token = new SignedJWT(header, claims.build());
    token.sign(signer);
    return token.serialize();
  }

  private static Reply call(String path, String token) {
    var task = Map.of("code", "R1", "roomId", "gone", "turn", 1, "revision", 0);
    return voda.api().with(token).post(path, task);
  }

  @Test
  void openTheCallback() throws JOSEException {
    callback(good()).expect(202);
    call("/admin/reconcile", good(), key).expect(200);
  }

  @Test
  void bearEitherOfGooglesNames() throws JOSEException {
    callback(good().issuer("accounts.google.com")).expect(202);
    call("/admin/reconcile", good().issuer("accounts.google.com"), key).expect(200);
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
    problem(callback(good().issuer("https://issuer.example")), 401);
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

  @Test
  void areRefusedWhenSignedAnotherWay() throws JOSEException {
    var id = key.getKeyID();
    var none = new PlainJWT(good().build()).serialize();
    problem(call("/tasks/callback", none), 401);
    problem(call("/admin/reconcile", none), 401);
    // The public key as a shared secret: the oldest trick.
    var secret = key.toRSAPublicKey().getEncoded();
    var hs256 = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(id).build();
    problem(call("/tasks/callback", signed(hs256, good(), new MACSigner(secret))), 401);
    var ec = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    var es256 = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(id).build();
    problem(call("/tasks/callback", signed(es256, good(), new ECDSASigner(ec))), 401);
    var rs512 = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(id).build();
    problem(call("/tasks/callback", signed(rs512, good(), new RSASSASigner(key))), 401);
  }

  @Test
  void areRefusedWhenTheyAreNone() {
    problem(voda.api().post("/tasks/callback", "{}"), 401);
    problem(call("/tasks/callback", "a.b.c"), 401);
    problem(call("/tasks/callback", "e30.e30."), 401);
    problem(call("/admin/reconcile", "a.b.c"), 401);
  }
}
