package app.voda.hostile;

import app.voda.auth.jwt.JwtAccessTokens;
import app.voda.event.oidc.LocalIssuer;
import app.voda.testing.Api;
import app.voda.testing.Phone;
import app.voda.testing.Reply;
import app.voda.testing.Voda;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;

/// Those who call: one of each kind.
final class People {
  final Phone stranger;
  final Phone member;
  final Phone writer;
  final Phone master;
  final Phone admin;
  private final Voda voda;

  /// Signs them in.
  ///
  /// @param tag what tells them from all others
  People(Voda voda, String tag) {
    this.voda = voda;
    this.stranger = voda.phone("stranger" + tag);
    this.member = voda.phone("member" + tag);
    this.writer = voda.phone("writer" + tag);
    this.master = voda.phone("master" + tag);
    this.admin = voda.phone("admin");
  }

  /// A room of three in its second turn, so that master and writer are two.
  String room() {
    var room = master.opensRoom("P5D");
    writer.joins(room);
    member.joins(room);
    master.posts(room, "The first").expect(201);
    return room;
  }

  /// An alarm that the writer or the member has not read, and nobody else has: that it is their
  /// turn.
  ///
  /// @return its id
  String unreadAlarm(Phone of) {
    var room = room();
    if (of.equals(member)) {
      writer.posts(room, "The second").expect(201);
    }
    voda.api().advance("PT2S");
    return of.api().get("/v1/alarms").expect(200).items().stream()
        .filter(alarm -> alarm.path("code").asString().equals("M13"))
        .filter(alarm -> !alarm.path("read").asBoolean())
        .map(alarm -> alarm.path("alarmId").asString())
        .findFirst()
        .orElseThrow();
  }

  /// A letter that the queue could not deliver.
  ///
  /// @return its id
  String deadLetter() {
    queue().post("/tasks/callback", "no task").expect(202);
    return admin.api().get("/admin/dead-letters?size=1").expect(200).text("/items/0/id");
  }

  Api queue() {
    return voda.api().with(voda.bean(LocalIssuer.class).token());
  }

  /// The client of a caller.
  Api as(Caller caller) {
    return switch (caller) {
      case ANONYMOUS -> voda.api();
      case EXPIRED -> voda.api().with(expired());
      case STRANGER, MEMBER, WRITER, MASTER, ADMIN -> phone(caller).api();
      case QUEUE -> queue();
    };
  }

  /// The phone of a caller; those who have none are taken for the master.
  Phone phone(Caller caller) {
    return switch (caller) {
      case STRANGER -> stranger;
      case MEMBER -> member;
      case WRITER -> writer;
      case ANONYMOUS, EXPIRED, MASTER, QUEUE -> master;
      case ADMIN -> admin;
    };
  }

  /// A new sign-in, for a token that is to be used up.
  Reply signIn(Phone phone) {
    return voda.api()
        .post("/v1/token", Map.of("authCode", "dev:" + phone.name() + "@example.com"))
        .expect(200);
  }

  // Good in everything but its time.
  private String expired() {
    var key = voda.bean(ECKey.class);
    var yesterday = voda.bean(Clock.class).instant().minus(Duration.ofDays(1));
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(JwtAccessTokens.VODA)
            .audience(JwtAccessTokens.VODA)
            .subject(master.memberId())
            .expirationTime(Date.from(yesterday))
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
