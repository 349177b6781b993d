package app.voda.diary;

import static app.voda.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.voda.id.RoomId;
import app.voda.store.Conflict;
import app.voda.store.Cursor;
import app.voda.store.PageRequest;
import app.voda.store.Transactions;
import app.voda.testing.Samples;
import app.voda.testing.Together;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// What every store of diaries promises.
public abstract class DiariesContract {
  private final RoomId room = Samples.roomId();

  protected abstract Diaries diaries();

  protected abstract Transactions transactions();

  @Test
  void findsADiaryAsItWasAdded() {
    var diary = diary(7, "바다 🌊", "x".repeat(10_000));
    add(diary);
    assertThat(diaries().find(room, "7")).contains(diary);
    assertThat(diaries().find(room, "07")).isEmpty();
    assertThat(diaries().find(room, "seven")).isEmpty();
    assertThat(diaries().find(Samples.roomId(), "7")).isEmpty();
  }

  @Test
  void holdsTheLongestTextOfTheWidestCharacters() {
    var longest = diary(1, "🌊".repeat(60), "🌊".repeat(10_000));
    add(longest);
    assertThat(diaries().find(room, "1")).contains(longest);
  }

  @Test
  void refusesASecondDiaryOfATurn() {
    add(diary(1, "one", "x"));
    assertThatThrownBy(() -> add(diary(1, "two", "y"))).isInstanceOf(Conflict.class);
    assertThat(diaries().find(room, "1").orElseThrow().title()).isEqualTo("one");
  }

  @Test
  void ofTwoDiariesOfATurnAtOnceOneIsRefused() {
    var ends =
        Together.run(
            2,
            i ->
                () -> {
                  add(diary(1, "d" + i, "x"));
                  return true;
                });
    assertThat(ends).filteredOn(Together.End::failed).hasSize(1);
  }

  @Test
  void listsTheNewestFirstInPages() {
    for (int turn = 1; turn <= 12; turn++) {
      add(diary(turn, "t", "x"));
    }
    var turns = new ArrayList<Integer>();
    var page = diaries().of(room, new PageRequest(null, 5));
    page.items().forEach(d -> turns.add(d.turn()));
    while (page.nextCursor() != null) {
      page = diaries().of(room, new PageRequest(Cursor.parse(page.nextCursor()), 5));
      page.items().forEach(d -> turns.add(d.turn()));
    }
    assertThat(turns).containsExactly(12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
  }

  // The app may send the cursor of another list: that is wrong input, not breakage.
  @Test
  void refusesTheCursorOfAnotherList() {
    var foreign = new PageRequest(new Cursor(NOW, Samples.id()), 5);
    assertThatThrownBy(() -> diaries().of(room, foreign))
        .isInstanceOf(app.voda.problem.Refusal.class);
  }

  @Test
  void removesARoomsDiariesInPages() {
    for (int turn = 1; turn <= 5; turn++) {
      add(diary(turn, "t", "x"));
    }
    assertThat(diaries().deleteOf(room, 3)).isEqualTo(3);
    assertThat(diaries().deleteOf(room, 3)).isEqualTo(2);
    assertThat(diaries().deleteOf(room, 3)).isZero();
    assertThat(diaries().of(room, new PageRequest(null, 5)).items()).isEmpty();
  }

  private void add(Diary diary) {
    transactions().execute(() -> diaries().add(diary));
  }

  private Diary diary(int turn, String title, String text) {
    return new Diary(room, turn, Samples.memberId(), title, text, null, NOW.plusSeconds(turn));
  }
}
