package app.voda.event;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import app.voda.testing.MemoryStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private final MemoryStore store = new MemoryStore();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DeadLetterOffice office = new DeadLetterOffice(store.deadLetters(), meters);
  private final DeadLetter letter = DeadLetter.malformed("5c1e", "{", "not JSON", NOW);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void isKeptAndCountedOnceHoweverOftenItsTaskComes() {
    for (int i = 0; i < 3; i++) {
      office.take(letter);
    }
    assertThat(store.deadLetters().find("5c1e")).contains(letter);
    assertThat(meters.counter("voda.dead.letters", "reason", "MALFORMED", "code", "none").count())
        .isEqualTo(1);
  }

  @Test
  void saysHowOftenAndWhenItWasReplayed() {
    var later = NOW.plusSeconds(60);
    var twice = letter.replayed(NOW).replayed(later);
    assertThat(twice.replays()).isEqualTo(2);
    assertThat(twice.replayedAt()).isEqualTo(later);
    assertThat(twice.at()).isEqualTo(NOW);
  }
}
