package app.voda.auth;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.id.MemberId;
import app.voda.store.Transactions;
import app.voda.testing.MemoryStore;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokensTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final MemberId leo = Samples.memberId();
  private final RefreshTokens tokens = at(NOW);

  @Test
  void eachIsExchangedForTheNext() {
    var first = tokens.begin(leo);
    var second = tokens.rotate(first.token()).orElseThrow();
    var third = tokens.rotate(second.token()).orElseThrow();
    assertThat(third.member()).isEqualTo(leo);
    assertThat(third.token()).isNotEqualTo(second.token()).isNotEqualTo(first.token());
  }

  @Test
  void oneUsedTwiceEndsTheWholeSignIn() {
    var first = tokens.begin(leo);
    var second = tokens.rotate(first.token()).orElseThrow();
    assertThat(tokens.rotate(first.token())).isEmpty();
    assertThat(tokens.rotate(second.token())).isEmpty();
  }

  @Test
  void anotherSignInOfTheMemberGoesOn() {
    var phone = tokens.begin(leo);
    var tablet = tokens.begin(leo);
    tokens.rotate(phone.token());
    tokens.rotate(phone.token());
    assertThat(tokens.rotate(tablet.token())).isPresent();
  }

  @Test
  void usedTwiceAtOnceAtMostOneIsAnsweredAndTheSignInEnds() {
    var first = tokens.begin(leo);
    var ends = Together.run(4, _ -> () -> tokens.rotate(first.token()));
    assertThat(ends).allMatch(end -> !end.failed());
    var answered = ends.stream().flatMap(end -> end.result().getFirst().stream()).toList();
    assertThat(answered).hasSize(1);
    assertThat(tokens.rotate(answered.getFirst().token())).isEmpty();
  }

  @Test
  void anExchangeWhoseCommitWasNotAnsweredIsNoSecondUse() {
    var first = tokens.begin(leo);
    var second = over(new Unanswered(), NOW).rotate(first.token()).orElseThrow();
    assertThat(tokens.rotate(second.token())).isPresent();
  }

  /// Loses the answer to each commit, so that the work starts over.
  private static final class Unanswered implements Transactions {
    @Override
    public <T> T run(Duration deadline, Supplier<T> work) {
      var _ = STORE.transactions().run(deadline, work);
      return STORE.transactions().run(deadline, work);
    }
  }

  @Test
  void aSignOutEndsIt() {
    var token = tokens.begin(leo).token();
    assertThat(signedOut(tokens, token)).containsExactly(leo);
    assertThat(tokens.rotate(token)).isEmpty();
    assertThat(signedOut(tokens, token)).isEmpty();
  }

  @Test
  void aSignOutWhoseCommitWasNotAnsweredEndsWhatEndsWithIt() {
    var token = tokens.begin(leo).token();
    assertThat(signedOut(over(new Unanswered(), NOW), token)).containsExactly(leo);
  }

  private static List<MemberId> signedOut(RefreshTokens tokens, String token) {
    var members = new ArrayList<MemberId>();
    tokens.revoke(token, members::add);
    return members;
  }

  @Test
  void lastsThirtyDaysFromItsLastUse() {
    var token = tokens.begin(leo).token();
    var later = at(NOW.plus(Duration.ofDays(30)).minusMillis(1)).rotate(token).orElseThrow();
    assertThat(at(NOW.plus(Duration.ofDays(59))).rotate(later.token())).isPresent();
    var old = tokens.begin(leo).token();
    assertThat(at(NOW.plus(Duration.ofDays(30))).rotate(old)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0123456789abcdef0123456789abcdef", "토큰"})
  void whatIsNoTokenIsNotGood(String token) {
    assertThat(tokens.rotate(token)).isEmpty();
    assertThat(signedOut(tokens, token)).isEmpty();
  }

  @Test
  void isNeverStoredOrShown() {
    var issued = tokens.begin(leo);
    var family = STORE.refreshFamilies().find(issued.token().substring(0, 32)).orElseThrow();
    assertThat(family.currentHash()).doesNotContain(issued.token());
    assertThat(issued).hasToString("***");
  }

  private static RefreshTokens at(Instant now) {
    return over(STORE.transactions(), now);
  }

  private static RefreshTokens over(Transactions transactions, Instant now) {
    return new RefreshTokens(
        STORE.refreshFamilies(),
        transactions,
        Samples::id,
        new AuthSettings(Duration.ofDays(3), Duration.ofDays(30), null),
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
