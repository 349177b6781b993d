package app.voda.rest;

import static app.voda.rest.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.Reply;
import app.voda.testing.Together;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in, and up at the first time.
class SignInIT extends RestTest {

  private static Reply signIn(String email, String... more) {
    var body = new HashMap<>(Map.of("authCode", "dev:" + email));
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return anyone().post("/v1/token", body);
  }

  private static Reply me(Reply tokens) {
    return anyone().with(tokens.text("/accessToken")).get("/v1/members/me");
  }

  @Nested
  class SigningIn {
    @Test
    void answersTokensAndTheMember() {
      var tokens = signIn(newName("leo") + "@example.com").expect(200);
      assertThat(tokens.text("/accessToken")).isNotBlank();
      assertThat(tokens.text("/refreshToken")).isNotBlank();
      assertThat(tokens.number("/expiresIn")).isEqualTo(3 * 24 * 60 * 60);
      assertThat(me(tokens).expect(200).text("/memberId")).isEqualTo(tokens.text("/memberId"));
    }

    @Test
    void findsTheMemberAgainIgnoringCaseInTheAddress() {
      var name = newName("leo");
      var first = signIn(name + "@example.com").expect(200);
      var second = signIn(name.toUpperCase(java.util.Locale.ROOT) + "@Example.COM").expect(200);
      assertThat(second.text("/memberId")).isEqualTo(first.text("/memberId"));
    }

    @Test
    void isOneMemberEvenWhenSignedUpTwiceAtOnce() {
      var email = newName("leo") + "@example.com";
      var ids = Together.times(6, _ -> signIn(email).expect(200).text("/memberId"));
      assertThat(ids).containsOnly(ids.getFirst());
    }

    @Test
    void keepsLocaleAndZoneOfTheFirstTime() {
      var email = newName("leo") + "@example.com";
      signIn(email, "locale", "ja", "timeZone", "Asia/Tokyo").expect(200);
      var again = me(signIn(email, "locale", "en", "timeZone", "Europe/Paris").expect(200));
      assertThat(again.text("/locale")).isEqualTo("ja");
      assertThat(again.text("/timeZone")).isEqualTo("Asia/Tokyo");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "leo@example.com",
          "dev:",
          "dev:leo",
          "dev:@example.com",
          "dev:leo@",
          "dev:a b@example.com",
          "dev:a@b@c",
          "DEV:leo@example.com",
          "dev:leo\u0000@example.com",
          "dev:leo@exam\nple.com",
          "dev:leo\u0085@example.com",
          "eyJhbGciOiJub25lIn0.e30."
        })
    void refusesOtherCodes(String code) {
      problem(anyone().post("/v1/token", Map.of("authCode", code)), 401);
    }

    @Test
    void refusesHalfACharacterInAnAddress() {
      problem(anyone().post("/v1/token", "{\"authCode\":\"dev:\\ud800@example.com\"}"), 401);
    }
  }

  @Nested
  class Names {
    @Test
    void areTakenAsGiven() {
      var name = newName("레오 👩‍👩‍👧‍👦");
      var tokens = signIn(newName("leo") + "@example.com", "name", "  " + name + " ").expect(200);
      assertThat(me(tokens).text("/name")).isEqualTo(name);
    }

    @Test
    void areDerivedFromTheAddressWithASuffix() {
      var local = newName("leo");
      assertThat(me(signIn(local + "@example.com").expect(200)).text("/name"))
          .startsWith(local)
          .hasSizeGreaterThan(local.length());
      assertThat(me(signIn(local + "@example.org").expect(200)).text("/name")).startsWith(local);
      var longest = newName("x".repeat(50));
      assertThat(me(signIn(longest + "@example.com").expect(200)).text("/name")).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Straße", "Éva", "ΣΊΣΥΦΟΣ", "Ａｌｅｘ"})
    void areUniqueIgnoringCase(String name) {
      var taken = newName(name);
      signIn(newName("a") + "@example.com", "name", taken).expect(200);
      var other = taken.toLowerCase(java.util.Locale.ROOT);
      var reply = signIn(newName("b") + "@example.com", "name", other);
      assertThat(problem(reply, 409).wrongFields()).containsExactly("name");
      var free = anyone().get("/v1/members/verify?nickname=" + encoded(other)).expect(200);
      assertThat(free.json().at("/available").asBoolean()).isFalse();
    }

    @Test
    void goToOneOfManyAtOnce() {
      var name = newName("Mina");
      var replies =
          Together.times(6, i -> signIn(newName("m" + i) + "@example.com", "name", name).status());
      assertThat(replies).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void doNotChangeAtLaterSignIns() {
      var email = newName("leo") + "@example.com";
      var name = newName("Leo");
      signIn(email, "name", name).expect(200);
      assertThat(me(signIn(email, "name", newName("Other")).expect(200)).text("/name"))
          .isEqualTo(name);
      var mina = someone("mina");
      assertThat(me(signIn(email, "name", mina.name()).expect(200)).text("/name")).isEqualTo(name);
    }

    @Test
    void canBeChangedInCaseByTheirOwner() {
      var leo = someone("leo");
      var shouted = leo.name().toUpperCase(java.util.Locale.ROOT);
      leo.api().patch("/v1/members/me", Map.of("name", shouted)).expect(200);
      var mina = someone("mina");
      problem(mina.api().patch("/v1/members/me", Map.of("name", leo.name())), 409);
    }

    @Test
    void areFreeWhenNobodyHasThem() {
      var reply = anyone().get("/v1/members/verify?nickname=" + encoded(newName("새 이름")));
      assertThat(reply.expect(200).json().at("/available").asBoolean()).isTrue();
    }

    private String encoded(String text) {
      return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
