package app.voda.diary;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
import app.voda.problem.Reason;
import app.voda.problem.Refusal;
import app.voda.store.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the writer posted in a turn: never edited, never deleted while the room lives.
///
/// @param turn the turn's number, and so the diary's id within the room: a repeated post can never
///   make two
/// @param author whose member may have withdrawn since
public record Diary(
    RoomId room,
    int turn,
    MemberId author,
    String title,
    String text,
    @Nullable String place,
    Instant createdAt) {

  public String id() {
    return String.valueOf(turn);
  }

  /// The turn of the diary after which a page begins.
  ///
  /// @throws Refusal 400 for the cursor of another list
  public static int turnOf(Cursor after) {
    try {
      return Integer.parseInt(after.id());
    } catch (NumberFormatException e) {
      throw Refusal.field(Reason.INVALID, "cursor", "must be a nextCursor of this list");
    }
  }

  @Override
  public String toString() {
    return "Diary[" + room + "/" + turn + "]";
  }
}
