package app.voda.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.deadletter.ReplayingAll.Report;
import app.voda.event.DeadLetter.Reason;
import app.voda.event.EventJson;
import app.voda.event.QueueUnavailable;
import app.voda.event.RoomEvent;
import app.voda.testing.MemoryStore;
import org.junit.jupiter.api.Test;

/// All dead letters at once.
class ReplayingAllTest {
  private static final MemoryStore STORE = new MemoryStore();

  private final DeadRoom it = new DeadRoom(STORE);
  private final ReplayingAll all = new ReplayingAll(STORE.deadLetters(), it.replaying);

  @Test
  void countsWhatBecameOfEach() {
    it.malformed("{");
    var diary = it.dies(it.diary());
    var turn = it.dies(it.turnBegun());
    it.change(room -> room.post(it.mina.id(), 2, it.clock.instant()));
    assertThat(all.replay(null)).isEqualTo(new Report(3, 1, 0, 1, 1, 0));
    assertThat(all.replay(null)).isEqualTo(new Report(3, 0, 1, 1, 1, 0));
    assertThat(it.letter(diary).replays()).isEqualTo(1);
    assertThat(it.letter(turn).replays()).isZero();
    it.deliver();
    assertThat(it.phones.tokens()).containsExactly(it.tablet);
  }

  @Test
  void takesThoseOfOneReason() {
    it.malformed("{");
    it.dies(it.diary());
    assertThat(all.replay(Reason.REFUSED)).isEqualTo(new Report(0, 0, 0, 0, 0, 0));
    assertThat(all.replay(Reason.GIVEN_UP)).isEqualTo(new Report(1, 1, 0, 0, 0, 0));
  }

  @Test
  void walksAllPages() {
    for (int i = 0; i < 450; i++) {
      it.malformed("{" + i);
    }
    assertThat(all.replay(Reason.MALFORMED)).isEqualTo(new Report(450, 0, 0, 0, 450, 0));
  }

  @Test
  void goesOnAfterALetterThatBreaks() {
    it.dies(it.diary());
    it.malformed("bug");
    it.malformed("{");
    var breaking = new ReplayingAll(STORE.deadLetters(), it.replaying(breakingOn("bug")));
    assertThat(breaking.replay(null)).isEqualTo(new Report(3, 1, 0, 0, 1, 1));
  }

  @Test
  void stopsWhereTheQueueIsDownAndIsMendedByAskingAgain() {
    it.dies(it.diary());
    it.dies(it.turnBegun());
    it.queue.goDown();
    assertThatThrownBy(() -> all.replay(null)).isInstanceOf(QueueUnavailable.class);
    it.queue.comeBack();
    assertThat(all.replay(null)).isEqualTo(new Report(2, 1, 1, 0, 0, 0));
    assertThat(it.queue.held()).hasSize(2);
  }

  private EventJson breakingOn(String body) {
    return new EventJson() {
      @Override
      public String write(RoomEvent event) {
        return it.json.write(event);
      }

      @Override
      public RoomEvent read(String text) {
        if (text.equals(body)) {
          throw new IllegalStateException("bug");
        }
        return it.json.read(text);
      }
    };
  }
}
