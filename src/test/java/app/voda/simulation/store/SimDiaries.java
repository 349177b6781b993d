package app.voda.simulation.store;

import app.voda.diary.Diaries;
import app.voda.diary.Diary;
import app.voda.id.RoomId;
import app.voda.store.Cursor;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.util.Comparator;
import java.util.Optional;

/// Diaries by room and turn, so that a turn has one.
final class SimDiaries implements Diaries {
  private final Table<Diary> diaries;

  SimDiaries(Tables tables) {
    this.diaries = new Table<>(tables);
  }

  @Override
  public void add(Diary diary) {
    diaries.add(diary.room() + "/" + diary.id(), diary);
  }

  @Override
  public Optional<Diary> find(RoomId room, String diaryId) {
    return diaries.find(room + "/" + diaryId);
  }

  @Override
  public Page<Diary> of(RoomId room, PageRequest page) {
    int before = page.after() == null ? Integer.MAX_VALUE : Diary.turnOf(page.after());
    var read =
        diaries.list(room + "/", diary -> diary.turn() < before).stream()
            .sorted(Comparator.comparingInt(Diary::turn).reversed())
            .limit(page.size() + 1L)
            .toList();
    return Page.cut(read, page.size(), diary -> new Cursor(diary.createdAt(), diary.id()));
  }

  @Override
  public int deleteOf(RoomId room, int most) {
    return diaries.removeAll(room + "/", _ -> true, most);
  }
}
