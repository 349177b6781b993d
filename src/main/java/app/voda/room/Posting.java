package app.voda.room;

import app.voda.diary.Diaries;
import app.voda.diary.Diary;
import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.room.Requests.Decision;
import app.voda.store.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Posting a diary, which ends the turn.
@Service
public class Posting {
  private final RoomService service;
  private final Rooms rooms;
  private final Diaries diaries;
  private final Requests requests;

  Posting(RoomService service, Rooms rooms, Diaries diaries, Requests requests) {
    this.service = service;
    this.rooms = rooms;
    this.diaries = diaries;
    this.requests = requests;
  }

  /// What a member writes.
  public record Draft(String title, String text, @Nullable String place) {}

  /// Posts the current turn's diary. Room and diary commit together.
  ///
  /// @throws app.voda.problem.Refusal 409 to anyone but the writer
  public Diary post(RoomId id, MemberId author, Draft draft, Receipt<Diary> receipt) {
    // The turn that is posted is the one at the request's beginning: of ten posts at once, nine
    // find it over, also in a room of one, where the next turn is the same member's.
    int turn = service.get(id, author).turn().number();
    return requests.carryOut(
        (_, now) -> {
          var change = service.get(id, author).post(author, turn, now);
          var diary = new Diary(id, turn, author, draft.title(), draft.text(), draft.place(), now);
          return new Decision<>(
              diary,
              change.events(),
              () -> {
                rooms.save(change.room().orElseThrow());
                diaries.add(diary);
              });
        },
        receipt);
  }
}
