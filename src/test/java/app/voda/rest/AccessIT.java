package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.event.oidc.LocalIssuer;
import app.voda.testing.Phone;
import app.voda.testing.Reply;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which tokens open what.
class AccessIT extends RestTest {
  private static final Map<String, Object> TASK =
      Map.of("code", "R1", "roomId", "gone", "turn", 1, "revision", 0);

  static Phone leo;
  static ECKey key;

  @BeforeAll
  static void signIn() {
    leo = someone("leo");
    key = voda.bean(ECKey.class);
  }

  private static Reply withToken(String token) {
    return anyone().with(token).get("/v1/members/me");
  }

  private static JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer("voda")
        .audience("voda")
        .subject(leo.memberId())
        .expirationTime(at(3600));
  }

  private static Date at(long secondsFromNow) {
    return Date.from(Instant.now().plusSeconds(secondsFromNow));
  }

  private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    return signed(claims, key.getKeyID(), JWSAlgorithm.ES256, new ECDSASigner(key));
  }

  private static String signed(
      JWTClaimsSet.Builder claims, String kid, JWSAlgorithm algorithm, JWSSigner signer)
      throws JOSEException {
    var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims.build());
    jwt.sign(signer);
    return jwt.serialize();
  }

  @Nested
  class AccessTokens {
    @Test
    void openWhenTheyAreOurs() throws JOSEException {
      withToken(signed(good())).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"garbage", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.", "null", "=", "%00"})
    void areRefusedWhenTheyAreGarbage(String token) {
      assertThat(problem(withToken(token), 401).header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer a b", "Basic bGVvOmxlbw==", "bearer"})
    void areRefusedWithoutTheScheme(String header) {
      problem(anyone().send("GET", "/v1/members/me", null, "Authorization", header), 401);
    }

    @Test
    void areRefusedWhenExpired() throws JOSEException {
      problem(withToken(signed(good().expirationTime(at(-3600)))), 401);
      problem(withToken(signed(good().expirationTime(null))), 401);
      problem(withToken(signed(good().notBeforeTime(at(3600)))), 401);
    }

    @ParameterizedTest
    @CsvSource({
      "Voda, voda",
      "voda, Voda",
      "https://voda.localhost, voda",
      "voda, other",
      ", voda",
      "voda, "
    })
    void areRefusedOfOthersAndForOthers(String issuer, String audience) throws JOSEException {
      problem(withToken(signed(good().issuer(issuer).audience(audience))), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "<script>", "null"})
    void areRefusedForNobody(String member) throws JOSEException {
      problem(withToken(signed(good().subject(member))), 401);
    }

    @Test
    void areRefusedWithoutASubject() throws JOSEException {
      problem(withToken(signed(good().subject(null))), 401);
    }

    @Test
    void areRefusedUnsigned() {
      problem(withToken(new PlainJWT(good().build()).serialize()), 401);
    }

    @Test
    void areRefusedWhenThePublicKeyIsTakenForASecret() throws JOSEException {
      var secret = key.toECPublicKey().getEncoded();
      var token = signed(good(), key.getKeyID(), JWSAlgorithm.HS256, new MACSigner(secret));
      problem(withToken(token), 401);
    }

    @Test
    void areRefusedByAnotherKey() throws JOSEException {
      var other = new ECKeyGenerator(Curve.P_256).generate();
      var signer = new ECDSASigner(other);
      problem(withToken(signed(good(), "other", JWSAlgorithm.ES256, signer)), 401);
      problem(withToken(signed(good(), key.getKeyID(), JWSAlgorithm.ES256, signer)), 401);
      var wrongName = signed(good(), "other", JWSAlgorithm.ES256, new ECDSASigner(key));
      problem(withToken(wrongName), 401);
    }

    @Test
    void areRefusedWhenChanged() throws JOSEException {
      var parts = signed(good()).split("\\.", -1);
      var mina = someone("mina");
      var other = signed(good().subject(mina.memberId())).split("\\.", -1);
      problem(withToken(parts[0] + "." + other[1] + "." + parts[2]), 401);
    }

    @Test
    void endWithTheMember() {
      var mina = someone("mina");
      mina.api().delete("/v1/members/me").expect(204);
      problem(mina.api().get("/v1/members/me"), 401);
      problem(mina.api().post("/v1/rooms", Map.of()), 401);
      var refresh = Map.of("refreshToken", mina.refreshToken());
      problem(anyone().post("/v1/token/refresh", refresh), 401);
    }
  }

  @Nested
  class TheCallback {
    @Test
    void isTheQueues() {
      var queue = anyone().with(voda.bean(LocalIssuer.class).token());
      assertThat(queue.post("/tasks/callback", TASK).expect(202).text("/ignored"))
          .isEqualTo("ROOM_GONE");
    }

    @Test
    void isNobodyElses() {
      problem(anyone().post("/tasks/callback", TASK), 401);
      problem(leo.api().post("/tasks/callback", TASK), 401);
      problem(voda.phone("admin").api().post("/tasks/callback", TASK), 401);
      problem(anyone().with("garbage").post("/tasks/callback", TASK), 401);
    }

    @Test
    void doesNotOpenTheMembersCallsToTheQueue() {
      problem(withToken(voda.bean(LocalIssuer.class).token()), 403);
    }
  }

  @Nested
  class AdminCalls {
    @Test
    void areForAdminsAndTheQueue() {
      var queue = anyone().with(voda.bean(LocalIssuer.class).token());
      for (var allowed : java.util.List.of(voda.phone("admin").api(), queue)) {
        var report = allowed.post("/admin/reconcile", "").expect(200);
        assertThat(report.json().at("/rooms").isInt()).isTrue();
        assertThat(report.json().at("/enqueued").isInt()).isTrue();
      }
    }

    @Test
    void areForNobodyElse() {
      problem(anyone().post("/admin/reconcile", ""), 401);
      problem(leo.api().post("/admin/reconcile", ""), 403);
      problem(leo.api().get("/admin/nothing"), 403);
    }
  }
}
