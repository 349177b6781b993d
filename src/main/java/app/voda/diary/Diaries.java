package app.voda.diary;

import app.voda.id.RoomId;
import app.voda.store.Page;
import app.voda.store.PageRequest;
import java.util.Optional;

/// What was written, by room and turn.
public interface Diaries {

  /// Adds the diary of a turn.
  ///
  /// @throws app.voda.store.Conflict if that turn has its diary
  void add(Diary diary);

  Optional<Diary> find(RoomId room, String diaryId);

  /// A room's diaries, newest first.
  Page<Diary> of(RoomId room, PageRequest page);

  /// Removes diaries of a room that is gone, at most so many.
  ///
  /// @return how many were removed
  int deleteOf(RoomId room, int most);
}
