package app.voda.diary;

import app.voda.id.MemberId;
import app.voda.id.RoomId;
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

  @Override
  public String toString() {
    return "Diary[" + room + "/" + turn + "]";
  }
}
