package app.voda.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/// Signs OIDC tokens as Google does for Cloud Tasks, and publishes its keys over HTTP.
final class CloudTasksIssuer implements AutoCloseable {
  // Google's name, so that a service needs no other setting than where the keys are.
  private static final String ISSUER = "https://accounts.google.com";

  private final RSAKey key;
  private final RSASSASigner signer;
  private final HttpServer server;

  CloudTasksIssuer() {
    try {
      key = new RSAKeyGenerator(2048).keyID("fake-cloud-tasks").generate();
      signer = new RSASSASigner(key);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
    server.createContext(
        "/certs",
        call -> {
          call.getResponseHeaders().set("Content-Type", "application/json");
          call.sendResponseHeaders(200, keys.length);
          call.getResponseBody().write(keys);
          call.close();
        });
    server.start();
  }

  String keys() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/certs";
  }

  // Credentials live by the system's clock, whatever the queue's.
  String token(String audience, String email) {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(audience)
            .subject("1234567890")
            .claim("email", email)
            .claim("email_verified", true)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
