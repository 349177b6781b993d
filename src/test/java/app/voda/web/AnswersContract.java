package app.voda.web;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.store.Conflict;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every store of kept answers promises.
public abstract class AnswersContract {
  private static final Instant YESTERDAY = NOW.minus(Duration.ofHours(24));
  private final String scope = Samples.id() + " /v1/rooms";

  protected abstract Answers answers();

  protected abstract Transactions transactions();

  @Test
  void findsAnAnswerByScopeAndKey() {
    var answer = answer("k", 201, NOW);
    add(answer);
    assertThat(answers().find(scope, "k", YESTERDAY)).contains(answer);
    assertThat(answers().find(scope, "K", YESTERDAY)).isEmpty();
    assertThat(answers().find(scope + "/x", "k", YESTERDAY)).isEmpty();
  }

  @Test
  void keepsAnAnswerWithoutABody() {
    var answer = new KeptAnswer(scope, "k", "f", 204, null, null, NOW);
    add(answer);
    assertThat(answers().find(scope, "k", YESTERDAY)).contains(answer);
  }

  @Test
  void doesNotFindAnAnswerThatIsADayOld() {
    add(answer("k", 201, NOW));
    assertThat(answers().find(scope, "k", NOW.minusMillis(1))).isPresent();
    assertThat(answers().find(scope, "k", NOW)).isEmpty();
  }

  @Test
  void replacesAnAnswerThatIsADayOld() {
    add(answer("k", 201, YESTERDAY));
    var today = answer("k", 204, NOW);
    add(today);
    assertThat(answers().find(scope, "k", YESTERDAY)).contains(today);
  }

  @Test
  void refusesASecondAnswerToOneKey() {
    add(answer("k", 201, NOW));
    assertThatThrownBy(() -> add(answer("k", 204, NOW))).isInstanceOf(Conflict.class);
    assertThat(answers().find(scope, "k", YESTERDAY).orElseThrow().status()).isEqualTo(201);
  }

  @Test
  void ofTwoAnswersAtOnceOneIsRefused() {
    var ends =
        Together.run(
            2,
            i ->
                () -> {
                  add(answer("k", 200 + i, NOW));
                  return true;
                });
    assertThat(ends).filteredOn(Together.End::failed).hasSize(1);
  }

  private void add(KeptAnswer answer) {
    transactions().execute(() -> answers().add(answer, YESTERDAY));
  }

  private KeptAnswer answer(String key, int status, Instant at) {
    return new KeptAnswer(scope, key, "f", status, "/v1/rooms/1", "{\"a\":\"日記\"}", at);
  }
}
