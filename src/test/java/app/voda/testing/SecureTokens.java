package app.voda.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// ID tokens as Firebase Auth issues them for a project, signed with a key of its own.
public record SecureTokens(String projectId, RSAKey key) {

  public static SecureTokens of(String projectId) {
    try {
      return new SecureTokens(projectId, new RSAKeyGenerator(2048).keyID("1").generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a token says of somebody who signed in at this provider a minute ago.
  public JWTClaimsSet.Builder of(String uid, String email, String provider) {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer("https://securetoken.google.com/" + projectId)
        .audience(projectId)
        .subject(uid)
        .claim("user_id", uid)
        .claim("auth_time", now.getEpochSecond() - 60)
        .issueTime(Date.from(now.minusSeconds(60)))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(59))))
        .claim("email", email)
        .claim("email_verified", true)
        .claim(
            "firebase",
            Map.of("identities", Map.of("email", List.of(email)), "sign_in_provider", provider));
  }

  public String signed(JWTClaimsSet.Builder claims) {
    return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims);
  }

  public String signed(JWSHeader header, JWTClaimsSet.Builder claims) {
    try {
      return signed(header, claims, new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String signed(JWSHeader header, JWTClaimsSet.Builder claims, JWSSigner signer) {
    try {
      var token = new SignedJWT(header, claims.build());
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// As the emulator issues it.
  public String unsigned(JWTClaimsSet.Builder claims) {
    return new PlainJWT(claims.build()).serialize();
  }

  /// The certificate of the key, as Google publishes it.
  public Map<String, String> certificates() {
    var now = Instant.now();
    var name = new X500Name("CN=securetoken.system.gserviceaccount.com");
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      pem.writeObject(
          new JcaX509v3CertificateBuilder(
                  name,
                  BigInteger.ONE,
                  Date.from(now.minus(Duration.ofDays(1))),
                  Date.from(now.plus(Duration.ofDays(15))),
                  name,
                  key.toRSAPublicKey())
              .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.toRSAPrivateKey())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
    return Map.of("1", text.toString());
  }
}
